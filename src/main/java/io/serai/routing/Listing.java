package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.log.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * How a channel lists its orders.
 *
 * @param list the path of a page: {@code {since}} is the time from which on changes are listed, {@code {page}} the number of the page from
 *     1, {@code {offset}} how many entries were before it
 * @param entries the pointer of a page's entries; empty: the page is the array
 * @param id the pointer of an entry's id
 * @param changed the pointer of the time of its last change; without a zone it is UTC
 * @param parts what is fetched of each entry, see {@link Parts}; {@code -}: the entry is the message
 */
record Listing(String partner, String list, String entries, String id, String changed, String parts) {
    /** Looked at again each time, because changes may show late, and pages shift while they are read. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    /** Takes the entries of one page. */
    interface Taker {
        /** @return false to read no further */
        boolean take(List<JsonNode> page) throws IOException;
    }

    /**
     * Reads page after page.
     *
     * @return false if there are more than so many
     * @throws FarApi.NotGiven if the channel does not answer
     */
    boolean read(FarApi api, Instant since, int maxPages, Taker taker) throws IOException {
        int seen = 0;
        var last = Json.parse("[]");
        for (int page = 1; page <= maxPages; page++) {
            var found = page(api, path(since, page, seen)).at(entries);
            boolean goOn =
                    taker.take(StreamSupport.stream(found.spliterator(), false).toList());
            seen += found.size();
            // Some shops give the last page again instead of one beyond it.
            if (!goOn || found.isEmpty() || found.equals(last) || !hasPages()) {
                return true;
            }
            last = found;
        }
        return false;
    }

    /** The channel's id of the order. */
    String reference(JsonNode entry) {
        return entry.at(id).asText();
    }

    /** The name under which the message is kept: it tells the order and in which of its states it is. */
    String delivery(JsonNode entry) {
        return reference(entry) + "@" + entry.at(changed).asText() + "@"
                + entry.path("status").asText();
    }

    /** @throws DateTimeException if the entry has none */
    Instant changedAt(JsonNode entry) {
        var text = entry.at(changed).asText().replace(' ', 'T');
        var parsed = TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime exact
                ? exact.toInstant()
                : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
    }

    /** Whether an entry is only a pointer to what has to be fetched. */
    boolean isComposed() {
        return !parts.equals("-");
    }

    /** @throws FarApi.NotGiven if a part of it has to be fetched and is not given */
    byte[] message(FarApi api, JsonNode entry) {
        var text = isComposed()
                ? Parts.of(parts).compose(reference(entry), path -> api.get(partner, path))
                : Json.write(entry);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Some shops have no page beyond the last, and say so by a 404; they have none at all where nothing has changed. */
    private JsonNode page(FarApi api, String path) {
        try {
            return FarApi.json(api.get(partner, path));
        } catch (FarApi.NotGiven e) {
            if (e.isAbsent()) {
                return Json.parse("[]");
            }
            throw e;
        }
    }

    private String path(Instant since, int page, int offset) {
        var from = since.minus(OVERLAP).truncatedTo(ChronoUnit.SECONDS).toString();
        return list.replace("{since}", URLEncoder.encode(from, StandardCharsets.UTF_8))
                .replace("{page}", Integer.toString(page))
                .replace("{offset}", Integer.toString(offset));
    }

    private boolean hasPages() {
        return list.contains("{page}") || list.contains("{offset}");
    }
}
