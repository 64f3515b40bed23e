package io.serai.log;

import java.io.File;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** What is wrong with the hub, or with a partner, as a whole: conditions that hold at this moment, each with whom it is about. */
@Component
class Symptoms {
    private static final List<String> CODES = List.of(
            "exceptions-many",
            "calls-many",
            "partner-silent",
            "pull-behind",
            "relay-behind",
            "privacy-asked",
            "disk-low");

    /** A far end that is busy for some minutes is nobody's concern. */
    private static final Duration PULL_PATIENCE = Duration.ofMinutes(10);

    record Symptom(String code, String subject) {}

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final int exceptionsPerHour;
    private final int callsWaiting;
    private final Duration relayPatience;
    private final long diskFree;
    private final File data;
    private final Map<String, Duration> silence;
    private final List<Concern> concerns;

    @Autowired
    Symptoms(JdbcTemplate jdbc, Clock clock, Environment environment, ObjectProvider<Concern> concerns) {
        this(jdbc, clock, environment, concerns.orderedStream().toList());
    }

    Symptoms(JdbcTemplate jdbc, Clock clock, Environment environment, List<Concern> concerns) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.concerns = concerns;
        var settings = Binder.get(environment);
        this.exceptionsPerHour =
                settings.bind("serai.alerts.exceptions-per-hour", Integer.class).orElse(20);
        this.callsWaiting =
                settings.bind("serai.alerts.calls-waiting", Integer.class).orElse(500);
        this.relayPatience =
                settings.bind("serai.relay.patience", Duration.class).orElse(Duration.ofMinutes(1));
        this.diskFree = settings.bind("serai.alerts.disk-free", DataSize.class)
                .orElse(DataSize.ofGigabytes(1))
                .toBytes();
        this.data = new File(environment.getProperty("serai.data", "."));
        this.silence = settings.bind("serai.alerts.silence", Bindable.mapOf(String.class, Duration.class))
                .orElse(Map.of());
    }

    /** All that it can find; of these alone it closes alerts. */
    List<String> codes() {
        return Stream.concat(CODES.stream(), concerns.stream().map(Concern::code))
                .toList();
    }

    List<Symptom> now() {
        var now = clock.instant();
        var found = new ArrayList<Symptom>();
        add(found, "exceptions-many", """
                select partner from exception where state = 'OPEN' and created_at > ?
                group by partner having count(*) > ?""", time(now.minus(Duration.ofHours(1))), exceptionsPerHour);
        add(found, "calls-many", """
                select door from attempt where state in ('WAITING', 'STARTED', 'UNKNOWN')
                group by door having count(*) > ?""", callsWaiting);
        add(found, "relay-behind", """
                select address from outbox group by address having min(created_at) < ?""", time(now.minus(relayPatience)));
        add(found, "pull-behind", "select partner from pull_failure where since < ?", time(now.minus(PULL_PATIENCE)));
        add(
                found,
                "privacy-asked",
                "select distinct coalesce(channel, asked_by) from privacy_request where state = 'ASKED'");
        silence.forEach((partner, longest) -> {
            if (isSilent(partner, now.minus(longest))) {
                found.add(new Symptom("partner-silent", partner));
            }
        });
        concerns.forEach(concern ->
                concern.subjects(now).forEach(subject -> found.add(new Symptom(concern.code(), subject))));
        if (data.exists() && data.getUsableSpace() < diskFree) {
            found.add(new Symptom("disk-low", data.getPath()));
        }
        return found;
    }

    /** By the newest message, whose id tells the time. A partner of whom nothing ever came is not silent, but not there yet. */
    private boolean isSilent(String partner, Instant since) {
        return jdbc
                .queryForList(
                        "select received_at from receipt where partner = ? order by id desc limit 1",
                        Timestamp.class,
                        partner)
                .stream()
                .anyMatch(last -> last.toInstant().isBefore(since));
    }

    private void add(List<Symptom> found, String code, String sql, Object... arguments) {
        jdbc.queryForList(sql, String.class, arguments).forEach(subject -> found.add(new Symptom(code, subject)));
    }

    private static Timestamp time(Instant instant) {
        return Timestamp.from(instant);
    }
}
