package io.serai.inventory;

import io.serai.contract.Address;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a cart wants set aside. The same {@code key} again gets the same answer and nothing more.
 *
 * @param key the caller's own, at most 120 characters
 * @param channel for whom
 * @param order the reference of the order that will take it over; null: the key
 * @param country where it is to be sent, ISO 3166-1 alpha-2; null if nobody has said so yet
 * @param to where in the country, as far as it is known; null if nobody has said so yet
 * @param lasts after which it is given free
 */
public record Wish(
        String key,
        String channel,
        @Nullable String order,
        @Nullable String country,
        @Nullable Address to,
        Duration lasts,
        List<Line> lines) {
    private static final int MAX_KEY = 120;
    private static final int MAX_LINES = 100;
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    public Wish {
        check(!key.isBlank() && key.length() <= MAX_KEY, "key has 1 to " + MAX_KEY + " characters");
        check(!channel.isBlank(), "channel names for whom it is reserved");
        check(
                !lasts.isNegative() && !lasts.isZero() && lasts.compareTo(LONGEST) <= 0,
                "it lasts for 1 second to 7 days");
        check(country == null || COUNTRY.matcher(country).matches(), "country is a code of two letters, such as AR");
        check(to == null || to.country().equals(country), "country is that of to");
        check(!lines.isEmpty() && lines.size() <= MAX_LINES, "lines are 1 to " + MAX_LINES);
        lines = List.copyOf(lines);
    }

    /** Where it is sent nobody has said yet. */
    public Wish(String key, String channel, @Nullable String order, Duration lasts, List<Line> lines) {
        this(key, channel, order, null, null, lasts, lines);
    }

    /**
     * {@code location} is null for wherever it would be sent from or, as long as nobody knows where to, most of it can be promised and sent from;
     * several places hold what none holds whole.
     */
    public record Line(@Nullable LocationId location, Sku sku, int quantity) {
        public Line {
            check(quantity > 0, "quantity is 1 or more");
        }
    }

    /** What tells it from another under its key: of where it goes a fingerprint, as more of that is needed no longer once it is held. */
    String asked() {
        if (to == null) {
            return Json.write(this);
        }
        var fingerprint = UUID.nameUUIDFromBytes(Json.write(to).getBytes(StandardCharsets.UTF_8));
        return Json.write(
                Map.of("wish", new Wish(key, channel, order, country, null, lasts, lines), "to", fingerprint));
    }

    String taker() {
        return Optional.ofNullable(order).orElse(key);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
