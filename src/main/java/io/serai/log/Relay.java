package io.serai.log;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.opentelemetry.api.trace.SpanKind;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the outbox to the broker, at least once. A shard is read by whoever holds the lock on its lease row, oldest first and with no
 * cursor, so that rows that commit late are never skipped. It is the one place that sends while a database transaction is open: the
 * broker's commit comes first, then the rows are deleted.
 */
@Component
class Relay {
    private static final int BATCH = 1_000;

    private record Row(
            long id, String address, String body, @Nullable String trace) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ConnectionFactory broker;
    private final Traces traces;

    Relay(JdbcTemplate jdbc, TransactionTemplate transaction, ConnectionFactory broker, Traces traces) {
        this.traces = traces;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.broker = broker;
    }

    /** One round over all shards that nobody else reads, in one transaction of each side; how many messages were sent. */
    int run() throws JMSException {
        var anything = jdbc.queryForObject("select exists (select from outbox)", Boolean.class);
        if (!Boolean.TRUE.equals(anything)) {
            return 0;
        }
        try (var connection = broker.createConnection()) {
            var sent = transaction.execute(status -> relay(connection));
            return sent == null ? 0 : sent;
        }
    }

    private int relay(Connection connection) {
        var shards =
                jdbc.queryForList("select shard from relay_lease order by shard for update skip locked", Integer.class);
        var rows = Rows.of(shards)
                .integer(shard -> shard)
                .query(
                        jdbc,
                        "select id, address, body, trace from outbox where shard in (select * from :rows) order by id limit "
                                + BATCH,
                        (row, n) -> new Row(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
        if (!rows.isEmpty()) {
            send(rows, connection);
            Rows.of(rows).bigint(Row::id).update(jdbc, "delete from outbox where id in (select * from :rows)");
        }
        return rows.size();
    }

    private void send(List<Row> rows, Connection connection) {
        try (var session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            var addresses = rows.stream().collect(groupingBy(Row::address, LinkedHashMap::new, toList()));
            for (var address : addresses.entrySet()) {
                send(session, address.getKey(), address.getValue());
            }
            session.commit();
        } catch (JMSException e) {
            throw new RelayException("the broker did not take " + addresses(rows), e);
        }
    }

    /** A producer of its own for each address: one for all of them asks the broker with each message whether its address is there. */
    private void send(Session session, String address, List<Row> rows) throws JMSException {
        try (var producer = session.createProducer(session.createQueue(address))) {
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            for (var row : rows) {
                var message = session.createTextMessage(row.body());
                if (row.trace() != null) {
                    trace(message, row, row.trace());
                }
                producer.send(message);
            }
        }
    }

    private void trace(Message message, Row row, String parent) throws JMSException {
        var span = traces.start("send " + row.address(), SpanKind.PRODUCER, parent);
        message.setStringProperty(Traces.HEADER, Traces.traceparent(span));
        span.end();
    }

    private static List<String> addresses(List<Row> rows) {
        return new ArrayList<>(rows.stream().map(Row::address).distinct().toList());
    }

    /** The broker refused or could not be reached; the rows stay and are tried again. */
    static final class RelayException extends RuntimeException {
        RelayException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
