package io.serai.fulfilment.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How often anybody may knock where nobody signs: each hint is a row and a call with our own key, so that a partner's door takes so many a
 * minute from all addresses together, and half as many from one, so that a single stranger does not use up what is the partner's. In the
 * memory of this hub alone.
 */
@Component
public class HintLimits {
    /** The address that a request came from, which its door puts among the headers; no sender can. */
    public static final String ADDRESS = "serai-address";

    private static final Duration TIME = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 100_000;

    private final long most;

    /** Apart from the addresses: nobody pushes one out by coming from many. */
    private final Map<String, Bucket> doors = new ConcurrentHashMap<>();

    private final Cache<String, Bucket> addresses = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(TIME)
            .build();

    HintLimits(@Value("${serai.doors.hints-per-minute:300}") int perMinute) {
        this.most = Math.max(1, perMinute);
    }

    /** Seconds to wait before the partner's door takes another from this address; 0: none. */
    public long pause(String partner, String address) {
        return Math.max(seconds(ofDoor(partner)), seconds(ofAddress(partner, address)));
    }

    /** Takes so many; false, and none, if they are not there, or are more than ever are for one address. */
    public boolean take(String partner, String address, int hints) {
        if (!ofAddress(partner, address).tryConsume(hints)) {
            return false;
        }
        if (ofDoor(partner).tryConsume(hints)) {
            return true;
        }
        ofAddress(partner, address).addTokens(hints);
        return false;
    }

    private long forAddress() {
        return Math.max(1, most / 2);
    }

    private Bucket ofDoor(String partner) {
        return doors.computeIfAbsent(partner, same -> bucket(most));
    }

    private Bucket ofAddress(String partner, String address) {
        return addresses.get(partner + " " + address, same -> bucket(forAddress()));
    }

    private static Bucket bucket(long most) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, TIME))
                .build();
    }

    private static long seconds(Bucket bucket) {
        var nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return nanos == 0 ? 0 : Duration.ofNanos(nanos).toSeconds() + 1;
    }
}
