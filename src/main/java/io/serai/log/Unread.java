package io.serai.log;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How long the oldest message to a queue has waited: for the broker to take it, or for somebody to read it. It asks the broker, and so
 * belongs in no transaction.
 */
@Component
public class Unread {
    private static final Logger log = LoggerFactory.getLogger(Unread.class);

    private final JdbcTemplate jdbc;
    private final ConnectionFactory broker;
    private final Clock clock;

    Unread(JdbcTemplate jdbc, ConnectionFactory broker, Clock clock) {
        this.jdbc = jdbc;
        this.broker = broker;
        this.clock = clock;
    }

    /**
     * In whole seconds, so that who keeps it writes only when there is news: zero if all was read; empty if the broker cannot be asked. What
     * is in the hands of a reader that has not confirmed it is not seen.
     */
    public Optional<Duration> since(String queue) {
        var now = clock.instant();
        var here = Optional.ofNullable(jdbc.queryForObject(
                        "select min(created_at) from outbox where address = ?", Timestamp.class, queue))
                .map(Timestamp::toInstant);
        return Stream.of(oldest(queue, now), here)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(since -> Duration.between(since, now).truncatedTo(ChronoUnit.SECONDS))
                .map(waited -> waited.isNegative() ? Duration.ZERO : waited);
    }

    /** When the oldest that lies there was sent; now if none does. */
    private Optional<Instant> oldest(String queue, Instant now) {
        try (var connection = broker.createConnection();
                var session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                var browser = session.createBrowser(session.createQueue(queue))) {
            connection.start();
            var messages = browser.getEnumeration();
            return Optional.of(
                    messages.hasMoreElements()
                            ? Instant.ofEpochMilli(((Message) messages.nextElement()).getJMSTimestamp())
                            : now);
        } catch (InvalidDestinationException never) {
            return Optional.of(now);
        } catch (JMSException e) {
            log.debug("The broker does not say what lies in {}", queue, e);
            return Optional.empty();
        }
    }
}
