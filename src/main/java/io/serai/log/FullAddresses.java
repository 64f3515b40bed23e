package io.serai.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Addresses that the broker did not take a message for, most often because nobody reads them and they are full. They are served apart
 * from all others, after pauses that double up to ten seconds, until they have taken what waits for them. Each hub knows its own.
 */
@Component
class FullAddresses {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private record Pause(Instant since, Duration length) {
        /** A clock that was put back makes it no longer. */
        boolean isOver(Instant now) {
            return Duration.between(since, now).abs().compareTo(length) >= 0;
        }
    }

    private final Map<String, Pause> addresses = new ConcurrentHashMap<>();
    private final Clock clock;

    FullAddresses(Clock clock) {
        this.clock = clock;
    }

    /** It was refused again, or for the first time. */
    void refused(String address) {
        var now = clock.instant();
        addresses.merge(address, new Pause(now, FIRST_PAUSE), (before, first) -> new Pause(now, longer(before)));
    }

    private static Duration longer(Pause before) {
        var doubled = before.length().isZero() ? FIRST_PAUSE : before.length().multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /** It has taken some, and there may be more. */
    void goesOn(String address) {
        addresses.put(address, new Pause(clock.instant(), Duration.ZERO));
    }

    /** It has taken all. */
    void over(String address) {
        addresses.remove(address);
    }

    /** Those that the others leave alone. */
    Set<String> all() {
        return Set.copyOf(addresses.keySet());
    }

    /** Those that it is time to try. */
    List<String> due() {
        var now = clock.instant();
        return addresses.entrySet().stream()
                .filter(each -> each.getValue().isOver(now))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
