package io.serai.log;

import io.serai.kernel.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Raises an alert for each symptom once, closes it when the symptom is gone, and tells people of new ones: at most once in
 * {@code serai.alerts.pause}, all that have come since together.
 */
@Component
public class Alerts {
    /** The doors by which people are told. */
    public static final String MAIL = "mail:alerts";

    public static final String WEBHOOK = "webhook:alerts";

    /** An alert stays open so long at least, so that a symptom that comes and goes is one alert. */
    private static final Duration SHORTEST = Duration.ofMinutes(5);

    /** More are not named one by one. */
    private static final int NAMED = 20;

    private final JdbcTemplate jdbc;
    private final Symptoms symptoms;
    private final Attempts attempts;
    private final Clock clock;
    private final Duration pause;
    private final List<String> doors;

    Alerts(
            JdbcTemplate jdbc,
            Symptoms symptoms,
            Attempts attempts,
            Clock clock,
            Environment environment,
            @Value("${serai.alerts.pause:15m}") Duration pause) {
        this.jdbc = jdbc;
        this.symptoms = symptoms;
        this.attempts = attempts;
        this.clock = clock;
        this.pause = pause;
        boolean byMail =
                environment.containsProperty("serai.mail.url") && environment.containsProperty("serai.alerts.mail-to");
        boolean byWebhook = environment.containsProperty("serai.alerts.webhook.url");
        this.doors = Stream.of(byMail ? MAIL : "", byWebhook ? WEBHOOK : "")
                .filter(door -> !door.isEmpty())
                .toList();
    }

    void look() {
        var now = clock.instant();
        var found = symptoms.now();
        Rows.of(found)
                .uuid(each -> Ids.next())
                .text(Symptoms.Symptom::code)
                .text(Symptoms.Symptom::subject)
                .instant(each -> now)
                .update(jdbc, """
                        insert into alert (id, code, subject, raised_at) select * from :rows order by 2, 3
                        on conflict do nothing
                        """);
        var still =
                found.stream().map(each -> each.code() + " " + each.subject()).toArray(String[]::new);
        jdbc.update(
                "update alert set closed_at = ? where closed_at is null and code = any (?) and raised_at <= ?"
                        + " and code || ' ' || subject <> all (?)",
                Timestamp.from(now),
                symptoms.codes().toArray(String[]::new),
                Timestamp.from(now.minus(SHORTEST)),
                still);
    }

    /** Asks for a mail and a webhook about those that nobody was told of, if it is time. */
    @Transactional
    public void tell() {
        var now = clock.instant();
        if (doors.isEmpty()
                || lastTold()
                        .filter(last -> last.toInstant().isAfter(now.minus(pause)))
                        .isPresent()) {
            return;
        }
        var news = jdbc.query(
                "update alert set told_at = ? where told_at is null returning id, code, subject, order_id, closed_at",
                (row, n) -> {
                    Map<String, Object> alert = new LinkedHashMap<>();
                    alert.put("id", row.getString(1));
                    alert.put("code", row.getString(2));
                    alert.put("subject", row.getString(3));
                    Optional.ofNullable(row.getString(4)).ifPresent(order -> alert.put("order", order));
                    alert.put("healed", row.getTimestamp(5) != null);
                    return alert;
                },
                Timestamp.from(now));
        var open = news.stream()
                .filter(alert -> !Boolean.TRUE.equals(alert.remove("healed")))
                .toList();
        if (!open.isEmpty()) {
            ask(open);
        }
    }

    private void ask(List<Map<String, Object>> alerts) {
        var data = Json.write(
                Map.of("alerts", alerts.stream().limit(NAMED).toList(), "total", alerts.size(), "at", clock.instant()));
        var requests = new ArrayList<Attempt.Request>();
        var first = String.valueOf(alerts.get(0).get("id"));
        doors.forEach(door -> requests.add(new Attempt.Request(door, "ALERTS", first, null, data)));
        attempts.request(requests);
    }

    private Optional<Timestamp> lastTold() {
        return Optional.ofNullable(jdbc.queryForObject("select max(told_at) from alert", Timestamp.class));
    }
}
