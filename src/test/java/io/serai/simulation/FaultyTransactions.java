package io.serai.simulation;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Real transactions, which the process may not survive. */
final class FaultyTransactions extends JdbcTransactionManager {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<Faults> faults;

    FaultyTransactions(DataSource database, Supplier<Faults> faults) {
        super(database);
        this.faults = faults;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        faults.get().begin();
        super.doBegin(transaction, definition);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        faults.get().beforeCommit();
        super.doCommit(status);
        faults.get().afterCommit();
    }
}
