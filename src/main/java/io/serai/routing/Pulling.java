package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.channels.Cursors;
import io.serai.fulfilment.Reception;
import io.serai.kernel.Port;
import io.serai.log.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Pulls the orders that changed since the cursor, page by page, and keeps each as a message. The cursor moves when all pages are kept;
 * what is looked at twice is the same delivery, by its id and its last change. So what a lost notification told of is here within one
 * round.
 */
@Port
@Component("pulling")
public class Pulling {
    private static final Logger log = LoggerFactory.getLogger(Pulling.class);

    /** Looked at again each time, because changes may show late, and pages shift while they are read. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final Duration FIRST = Duration.ofDays(1);
    private static final int MAX_PAGES = 200;
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private final FarApi api;
    private final Reception reception;
    private final Cursors cursors;
    private final Clock clock;

    Pulling(FarApi api, Reception reception, Cursors cursors, Clock clock) {
        this.api = api;
        this.reception = reception;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** The parameters are those of {@link PullPlan}. */
    @SuppressWarnings("TooManyParameters") // as the route template has them
    public void pull(
            String partner,
            String list,
            String body,
            String entries,
            String id,
            String changed,
            String next,
            String more,
            String parts)
            throws IOException {
        var plan = PullPlan.of(list, body, entries, id, changed, next, more, parts);
        var begun = clock.instant();
        var since = cursors.read(partner).map(Instant::parse).orElse(begun.minus(FIRST));
        try {
            var newest = round(partner, plan, since);
            if (newest.isPresent()) {
                cursors.save(partner, (plan.changed() == null ? begun : newest.get()).toString());
                cursors.works(partner);
            } else {
                log.warn("{} has more than {} pages of changes; the cursor stays", partner, MAX_PAGES);
            }
        } catch (FarApi.NotGiven e) {
            cursors.failed(partner, String.valueOf(e.getMessage()));
            log.debug("{} wants to be asked again later: {}", partner, e.getMessage());
        }
    }

    /** The time of the newest change; empty if there was no end to the pages. */
    private Optional<Instant> round(String partner, PullPlan plan, Instant since) throws IOException {
        var newest = since;
        var at = PullPlan.At.start(since.minus(OVERLAP).truncatedTo(ChronoUnit.SECONDS));
        var last = Json.parse("[]");
        for (int page = 1; page <= MAX_PAGES; page++) {
            var answer = page(partner, plan, at);
            var found = answer.at(plan.entries());
            for (var entry : found) {
                keep(partner, plan, entry);
                var time = plan.changed() == null ? since : time(entry.at(plan.changed()));
                newest = time.isAfter(newest) ? time : newest;
            }
            var token = plan.next(answer);
            // Some shops give the last page again instead of one beyond it.
            boolean counted = plan.isCounted() && !found.isEmpty() && !found.equals(last);
            if (token.isEmpty() ? !counted : token.equals(at.next())) {
                return Optional.of(newest);
            }
            at = at.after(found.size(), token);
            last = found;
        }
        return Optional.empty();
    }

    /** Some shops have no page beyond the last, and say so by a 404; they have none at all where nothing has changed. */
    private JsonNode page(String partner, PullPlan plan, PullPlan.At at) {
        try {
            var body = plan.body(at);
            return FarApi.json(
                    body == null ? api.get(partner, plan.path(at)) : api.search(partner, plan.path(at), body));
        } catch (FarApi.NotGiven e) {
            if (e.isAbsent()) {
                return Json.parse("[]");
            }
            throw e;
        }
    }

    private void keep(String partner, PullPlan plan, JsonNode entry) throws IOException {
        var reference = entry.at(plan.id()).asText();
        var delivery = reference + "@" + version(plan, entry);
        if (reception.isKept(partner, delivery)) {
            return;
        }
        try {
            reception.keep(
                    partner,
                    "pull",
                    Map.of("idempotency-key", delivery, "content-type", "application/json"),
                    message(partner, plan, entry, reference).getBytes(StandardCharsets.UTF_8));
        } catch (FarApi.NotGiven e) {
            if (!e.isAbsent()) {
                throw e;
            }
            log.warn("{} lists {} and does not have it", partner, reference);
        }
    }

    private static String version(PullPlan plan, JsonNode entry) {
        return plan.changed() == null
                ? "sha256:" + Sha256.of(Json.write(entry).getBytes(StandardCharsets.UTF_8))
                : entry.at(plan.changed()).asText() + "@" + entry.path("status").asText();
    }

    private String message(String partner, PullPlan plan, JsonNode entry, String reference) {
        var parts = plan.parts();
        return parts == null ? Json.write(entry) : parts.compose(reference, entry, path -> api.get(partner, path));
    }

    /** @throws DateTimeException if it is none */
    private static Instant time(JsonNode node) {
        var parsed = TIME.parseBest(node.asText().replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime exact
                ? exact.toInstant()
                : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
    }
}
