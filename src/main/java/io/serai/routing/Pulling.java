package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.serai.channels.Cursors;
import io.serai.fulfilment.Reception;
import io.serai.kernel.Port;
import io.serai.log.Json;
import java.io.IOException;
import java.net.URLEncoder;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private static final Pattern SINCE = Pattern.compile("\\{since(?::([^{}]+))?}");
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

    /**
     * @param list the path of a page: {@code {since}} is the cursor, {@code {since:yyyy-MM-dd HH:mm:ss}} the same as this pattern writes it, {@code {page}} the number of the page from 1, {@code {offset}} how
     *     many entries were before it
     * @param entries the pointer of a page's entries; empty: the page is the array
     * @param id the pointer of an entry's id
     * @param changed the pointer of the time of its last change; without a zone it is UTC; several with a
     *     bar between them: the first that is there
     * @param parts what is fetched of each entry, see {@link Parts}; {@code -}: the entry is the message
     */
    public void pull(String partner, String list, String entries, String id, String changed, String parts)
            throws IOException {
        var since =
                cursors.read(partner).map(Instant::parse).orElse(clock.instant().minus(FIRST));
        var newest = since;
        int seen = 0;
        var last = Json.parse("[]");
        try {
            for (int page = 1; page <= MAX_PAGES; page++) {
                var found = several(page(partner, path(list, since, page, seen)).at(entries));
                for (var entry : found) {
                    keep(partner, entry, id, changed, parts);
                    var time = time(changed(entry, changed));
                    newest = time.isAfter(newest) ? time : newest;
                }
                seen += found.size();
                // Some shops give the last page again instead of one beyond it.
                if (found.isEmpty() || found.equals(last) || !hasPages(list)) {
                    cursors.save(partner, newest.toString());
                    cursors.works(partner);
                    return;
                }
                last = found;
            }
            log.warn("{} has more than {} pages of changes; the cursor stays", partner, MAX_PAGES);
        } catch (FarApi.NotGiven e) {
            cursors.failed(partner, String.valueOf(e.getMessage()));
            log.debug("{} wants to be asked again later: {}", partner, e.getMessage());
        }
    }

    /** Of XML that repeats once, the one. */
    private static JsonNode several(JsonNode found) {
        return found.isObject() && !found.isEmpty()
                ? JsonNodeFactory.instance.arrayNode().add(found)
                : found;
    }

    /** Some shops have no time of the last change before the first. */
    private static String changed(JsonNode entry, String pointers) {
        return Stream.of(pointers.split("\\|", -1))
                .map(pointer -> entry.at(pointer).asText(""))
                .filter(time -> !time.isEmpty() && !time.equals("null"))
                .findFirst()
                .orElse("");
    }

    private static boolean hasPages(String list) {
        return list.contains("{page}") || list.contains("{offset}");
    }

    /** Some shops have no page beyond the last, and say so by a 404; they have none at all where nothing has changed. */
    private JsonNode page(String partner, String path) {
        try {
            return api.tree(partner, api.get(partner, path));
        } catch (FarApi.NotGiven e) {
            if (e.isAbsent()) {
                return Json.parse("[]");
            }
            throw e;
        }
    }

    private static String path(String list, Instant since, int page, int offset) {
        var from = since.minus(OVERLAP).truncatedTo(ChronoUnit.SECONDS);
        return SINCE.matcher(list)
                .replaceAll(found -> Matcher.quoteReplacement(
                        URLEncoder.encode(written(from, found.group(1)), StandardCharsets.UTF_8)))
                .replace("{page}", Integer.toString(page))
                .replace("{offset}", Integer.toString(offset));
    }

    private static String written(Instant time, @Nullable String pattern) {
        return pattern == null
                ? time.toString()
                : DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(time);
    }

    private void keep(String partner, JsonNode entry, String id, String changed, String parts) throws IOException {
        var reference = entry.at(id).asText();
        var delivery = reference + "@" + changed(entry, changed) + "@"
                + entry.path("status").asText();
        if (reception.isKept(partner, delivery)) {
            return;
        }
        try {
            reception.keep(
                    partner,
                    "pull",
                    Map.of("idempotency-key", delivery, "content-type", api.contentType(partner)),
                    message(partner, entry, reference, parts).getBytes(StandardCharsets.UTF_8));
        } catch (FarApi.NotGiven e) {
            if (!e.isAbsent()) {
                throw e;
            }
            log.warn("{} lists {} and does not have it", partner, reference);
        }
    }

    private String message(String partner, JsonNode entry, String reference, String parts) {
        return parts.equals("-") ? Json.write(entry) : Parts.of(parts).compose(reference, api.of(partner));
    }

    /** @throws DateTimeException if it is none */
    private static Instant time(String text) {
        var parsed = TIME.parseBest(text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime exact
                ? exact.toInstant()
                : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
    }
}
