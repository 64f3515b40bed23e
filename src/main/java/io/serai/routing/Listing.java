package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.serai.log.Json;
import io.serai.mapping.Times;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What a channel lists of its orders, read page by page as the {@link PullPlan} of its route says. */
record Listing(String partner, PullPlan plan) {
    /** Looked at again each time, because changes may show late, and pages shift while they are read. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final JsonNode NOTHING = JsonNodeFactory.instance.arrayNode();

    /** Takes the entries of one page. */
    interface Taker {
        /** @return false to read no further */
        boolean take(List<JsonNode> page) throws IOException;
    }

    /** Asks the channel for a page of a list. */
    interface Far {
        /** @throws FarApi.NotGiven if the answer is none */
        FarApi.Page page(String path, @Nullable String body);
    }

    /**
     * Reads page after page; of a list that ends though there is more, the halves of its time, and theirs.
     *
     * @param until what changes later belongs to the next time, where the list is one up to a time
     * @return false if there are more than so many
     * @throws FarApi.NotGiven if the channel does not answer
     */
    boolean read(Far far, Instant since, Instant until, int maxPages, Taker taker) throws IOException {
        var toRead = new ArrayDeque<PullPlan.At>();
        toRead.push(PullPlan.At.start(second(since.minus(OVERLAP)), second(until.plus(OVERLAP))));
        var last = NOTHING;
        for (int page = 1; page <= maxPages; page++) {
            var at = toRead.pop();
            var answer = page(far, at);
            var tree = FarApi.json(answer.body());
            if (plan.isTooLong(tree)) {
                var halves = halves(at);
                toRead.push(halves.get(1));
                toRead.push(halves.get(0));
                continue;
            }
            var found = several(tree.at(plan.entries()));
            if (!taker.take(StreamSupport.stream(found.spliterator(), false).toList())) {
                return true;
            }
            var token = plan.next(tree, answer.next());
            // Some shops give the last page again instead of one beyond it.
            boolean isAgain = found.equals(at.page() == 1 ? NOTHING : last);
            boolean counted = plan.isCounted() && !found.isEmpty() && !isAgain;
            if (token.isEmpty() ? counted : !token.equals(at.next())) {
                toRead.push(at.after(found.size(), token));
            }
            if (toRead.isEmpty()) {
                return true;
            }
            last = found;
        }
        return false;
    }

    private static List<PullPlan.At> halves(PullPlan.At at) {
        var halves = at.halves();
        if (halves.isEmpty()) {
            throw new FarApi.NotGiven(0, "it lists more of one second than it gives: " + at.since());
        }
        return halves;
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Of XML that repeats once, the one. */
    private static JsonNode several(JsonNode found) {
        return found.isObject() && !found.isEmpty()
                ? JsonNodeFactory.instance.arrayNode().add(found)
                : found;
    }

    /** The first of several pointers at which there is something: some shops have no time of the last change before the first. */
    private static String first(String pointers, JsonNode entry) {
        return Stream.of(pointers.split("\\|", -1))
                .map(entry::at)
                .filter(value -> value.isValueNode()
                        && !value.isNull()
                        && !value.asText().isEmpty())
                .map(JsonNode::asText)
                .findFirst()
                .orElse("");
    }

    /** The channel's id of the order. */
    String reference(JsonNode entry) {
        return first(plan.id(), entry);
    }

    /** The name under which the message is kept: it tells the order and in which of its states it is. */
    String delivery(JsonNode entry) {
        return reference(entry) + "@" + version(entry);
    }

    /** Not by the time of the change alone: of two changes in one second, the time that many shops give is the same. */
    private static String version(JsonNode entry) {
        return "sha256:" + Sha256.of(Json.write(entry).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether entries tell when they changed. */
    boolean tellsTimes() {
        return plan.changed() != null;
    }

    /** Only of a listing that tells times; empty if what it tells of this entry is none, as {@code 0000-00-00 00:00:00}. */
    Optional<Instant> changedAt(JsonNode entry) {
        try {
            return Optional.of(Times.instant(first(String.valueOf(plan.changed()), entry), ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * How far a cursor comes that passes the entry: where it tells no time, no further than it is, and where it tells one that is still to
     * come (the clock of the channel, or of who sells there), no further than now. Beyond that nothing would be seen until then.
     */
    Instant reaches(JsonNode entry, Instant since, Instant now) {
        return changedAt(entry).map(time -> time.isAfter(now) ? now : time).orElse(since);
    }

    /** Whether an entry is only a pointer to what has to be fetched. */
    boolean isComposed() {
        return plan.parts() != null;
    }

    /** @throws FarApi.NotGiven if a part of it has to be fetched and is not given */
    byte[] message(FarApi api, JsonNode entry) {
        var parts = plan.parts();
        var text = parts == null
                ? Json.write(entry)
                : parts.compose(reference(entry), entry, (of, path) -> api.get(partner, of, path));
        return api.message(partner, text);
    }

    /**
     * An order that nobody listed, asked for by itself. Only of a listing that is composed.
     *
     * @throws FarApi.NotGiven if it is not given
     */
    byte[] message(FarApi api, String reference) {
        var parts = plan.parts();
        if (parts == null) {
            throw new IllegalStateException(partner + " has no parts by which an order is asked for");
        }
        return api.message(partner, parts.compose(reference, null, (of, path) -> api.get(partner, of, path)));
    }

    /** The name under which that is kept. */
    static String delivery(String reference, byte[] message) {
        return reference + "@sha256:" + Sha256.of(message);
    }

    /** Some shops have no page beyond the last, and say so by a 404; they have none at all where nothing has changed. */
    private FarApi.Page page(Far far, PullPlan.At at) {
        try {
            return far.page(plan.path(at), plan.body(at));
        } catch (FarApi.NotGiven e) {
            if (e.isAbsent()) {
                return new FarApi.Page("[]", "");
            }
            throw e;
        }
    }
}
