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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the outbox to the broker, at least once. A shard is read by whoever holds the lock on its lease row, oldest first and with no
 * cursor, so that rows that commit late are never skipped. It is the one place that sends while a database transaction is open: the
 * broker's commit comes first, then the rows are deleted. All addresses go together, in one transaction of the broker; one that it
 * refuses is one of the {@link FullAddresses}, so that a queue that is full holds up no other.
 */
@Component
class Relay {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final int BATCH = 1_000;

    /** Of an address that was full: few enough that there soon is room for all of them. */
    private static final int PORTION = 50;

    /** A full queue is refused at once. Who lets us wait longer is silent, and so it is for all addresses. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private record Row(
            long id, String address, String body, @Nullable String trace) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ConnectionFactory broker;
    private final FullAddresses full;
    private final Traces traces;
    private final Clock clock;

    Relay(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            ConnectionFactory broker,
            FullAddresses full,
            Traces traces,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.broker = broker;
        this.full = full;
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * One round over all shards that nobody else reads, in one transaction of each side, and one for each address that is apart and that
     * it is time to try; how many messages were sent.
     */
    int run() throws JMSException {
        var anything = jdbc.queryForObject("select exists (select from outbox)", Boolean.class);
        if (!Boolean.TRUE.equals(anything)) {
            return 0;
        }
        try (var connection = broker.createConnection()) {
            int sent = inTransaction(() -> together(connection));
            for (var address : full.due()) {
                sent += inTransaction(() -> alone(connection, address));
            }
            return sent;
        }
    }

    private int inTransaction(Supplier<Integer> round) {
        return Optional.ofNullable(transaction.execute(status -> round.get())).orElse(0);
    }

    private int together(Connection connection) {
        var rows = oldest("address not in", full.all(), BATCH);
        var began = clock.instant();
        try {
            send(rows, connection);
            return delete(rows);
        } catch (JMSException e) {
            var addresses = byAddress(rows);
            if (isSilent(began)) {
                throw new RelayException("the broker did not take " + addresses.keySet(), e);
            }
            return delete(oneByOne(addresses, connection, e));
        }
    }

    /** Each address by itself, in the order of its rows; those of the addresses that were taken. */
    private List<Row> oneByOne(Map<String, List<Row>> addresses, Connection connection, JMSException fault) {
        var taken = new ArrayList<Row>();
        var refused = new ArrayList<String>();
        for (var each : addresses.entrySet()) {
            var began = clock.instant();
            // Of one alone it is known already.
            if (addresses.size() > 1 && isTaken(each.getValue(), connection)) {
                taken.addAll(each.getValue());
            } else {
                refused.add(each.getKey());
                full.refused(each.getKey());
            }
            if (isSilent(began)) {
                break;
            }
        }
        if (taken.isEmpty()) {
            throw new RelayException("the broker did not take " + addresses.keySet(), fault);
        }
        if (!refused.isEmpty()) {
            log.warn(
                    "The broker does not take {}, which may be full, and is asked again: {}",
                    refused,
                    fault.toString());
        }
        return taken;
    }

    /** Some of an address that is apart, until it has taken all that waits for it. */
    private int alone(Connection connection, String address) {
        var rows = oldest("address in", List.of(address), PORTION);
        var began = clock.instant();
        try {
            send(rows, connection);
        } catch (JMSException e) {
            full.refused(address);
            if (isSilent(began)) {
                throw new RelayException("the broker did not take " + address, e);
            }
            return 0;
        }
        if (rows.size() == PORTION) {
            full.goesOn(address);
        } else {
            full.over(address);
            log.info("The broker has taken all for {}", address);
        }
        return delete(rows);
    }

    private boolean isTaken(List<Row> rows, Connection connection) {
        try {
            send(rows, connection);
            return true;
        } catch (JMSException refused) {
            log.debug("The broker does not take {}", byAddress(rows).keySet(), refused);
            return false;
        }
    }

    private boolean isSilent(Instant since) {
        return Duration.between(since, clock.instant()).compareTo(AT_ONCE) > 0;
    }

    /** @param which how their address relates to those given */
    private List<Row> oldest(String which, Collection<String> addresses, int most) {
        var shards =
                jdbc.queryForList("select shard from relay_lease order by shard for update skip locked", Integer.class);
        return Rows.of(shards)
                .integer(shard -> shard)
                .beside(":addresses", Rows.of(addresses).text(address -> address))
                .query(
                        jdbc,
                        "select id, address, body, trace from outbox where shard in (select * from :rows) and " + which
                                + " (select * from :addresses) order by id limit " + most,
                        (row, n) -> new Row(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    private int delete(List<Row> rows) {
        return Rows.of(rows).bigint(Row::id).update(jdbc, "delete from outbox where id in (select * from :rows)");
    }

    private void send(List<Row> rows, Connection connection) throws JMSException {
        if (rows.isEmpty()) {
            return;
        }
        try (var session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            for (var address : byAddress(rows).entrySet()) {
                send(session, address.getKey(), address.getValue());
            }
            session.commit();
        }
    }

    private static Map<String, List<Row>> byAddress(List<Row> rows) {
        return rows.stream().collect(groupingBy(Row::address, LinkedHashMap::new, toList()));
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

    /** The broker refused or could not be reached; the rows stay and are tried again. */
    static final class RelayException extends RuntimeException {
        RelayException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
