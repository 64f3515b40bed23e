package io.serai.chaos;

import java.util.List;

/** Between the hub and everything that it talks to. {@code partners}: those with HTTP. */
record Wires(FaultProxy database, FaultProxy broker, FaultProxy partners, FaultProxy sftp, FaultProxy smtp)
        implements AutoCloseable {

    static Wires to(int database, int broker, int partners, int sftp, int smtp) {
        return new Wires(
                new FaultProxy(database),
                new FaultProxy(broker),
                new FaultProxy(partners),
                new FaultProxy(sftp),
                new FaultProxy(smtp));
    }

    String databaseUrl() {
        return "jdbc:postgresql://127.0.0.1:" + database.port() + "/serai?reWriteBatchedInserts=true";
    }

    @Override
    public void close() {
        List.of(database, broker, partners, sftp, smtp).forEach(FaultProxy::close);
    }
}
