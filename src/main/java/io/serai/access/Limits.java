package io.serai.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** So many of something in a time for each name, filled up again evenly. In the memory of this hub alone. */
final class Limits {
    private static final int MOST_NAMES = 100_000;

    private final Cache<String, Bucket> buckets;
    private final long most;
    private final Duration time;

    Limits(long most, Duration time) {
        this.most = most;
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_NAMES)
                .expireAfterAccess(time)
                .build();
    }

    /** Takes one; false if none is left. */
    boolean take(String name) {
        return bucket(name).tryConsume(1);
    }

    boolean isSpent(String name) {
        var known = buckets.getIfPresent(name);
        return known != null && known.getAvailableTokens() <= 0;
    }

    /** Seconds until there is one again, at least one. */
    long secondsToWait(String name) {
        var nanos = bucket(name).estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return Math.max(1, Duration.ofNanos(nanos).toSeconds() + 1);
    }

    private Bucket bucket(String name) {
        return buckets.get(
                name,
                same -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, time))
                        .build());
    }
}
