package io.serai.routing;

import io.serai.channels.KeySignature;
import io.serai.fulfilment.intake.PublicKeys;
import io.serai.mapping.Partner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The public keys of partners, asked of their APIs by {@code direct:{partner}.keys.get} and kept for an hour, as eBay wants it; that
 * there is none for a minute. Anybody may
 * name a key that does not exist: so one question is asked at a time, and only so many a minute. A key that was good is used on while its
 * publisher does not answer, for a day at most.
 */
@Component
class FetchedKeys implements PublicKeys {
    private static final Logger log = LoggerFactory.getLogger(FetchedKeys.class);
    private static final String PATH = "/commerce/notification/v1/public_key/";
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration FRESH_IF_NONE = Duration.ofMinutes(1);
    private static final Duration USABLE = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int QUESTIONS_A_MINUTE = 30;
    private static final int MOST = 1_000;

    /** A key as it was told; null: there is none of this name. */
    private record Told(KeySignature.@Nullable Key key, Instant at) {
        boolean isFresh(Instant now) {
            return at.plus(key == null ? FRESH_IF_NONE : FRESH).isAfter(now);
        }

        boolean isUsable(Instant now) {
            return key != null && at.plus(USABLE).isAfter(now);
        }

        Optional<KeySignature.Key> answer() {
            return Optional.ofNullable(key);
        }
    }

    private final FarApi api;
    private final Clock clock;
    private final Map<String, Told> known = new ConcurrentHashMap<>();
    private final Deque<Instant> asked = new ArrayDeque<>();
    private final ReentrantLock asking = new ReentrantLock();

    FetchedKeys(FarApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public Optional<KeySignature.Key> of(Partner partner, String name) {
        var id = partner.name() + "/" + name;
        var told = known.get(id);
        if (told != null && told.isFresh(clock.instant())) {
            return told.answer();
        }
        try {
            return askAlone(partner.name(), name, id).answer();
        } catch (AwayException e) {
            if (told != null && told.isUsable(clock.instant())) {
                return told.answer();
            }
            log.warn("A key of {} cannot be had: {}", partner.name(), e.getMessage());
            throw e;
        }
    }

    private Told askAlone(String partner, String name, String id) {
        try {
            if (!asking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AwayException("another key is asked for");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwayException("interrupted");
        }
        try {
            // Who waited for the lock may have waited for this very key.
            var meanwhile = known.get(id);
            return meanwhile != null && meanwhile.isFresh(clock.instant()) ? meanwhile : ask(partner, name, id);
        } finally {
            asking.unlock();
        }
    }

    private Told ask(String partner, String name, String id) {
        var now = clock.instant();
        asked.removeIf(before -> before.isBefore(now.minus(Duration.ofMinutes(1))));
        if (asked.size() >= QUESTIONS_A_MINUTE) {
            throw new AwayException("too many keys were asked for within a minute");
        }
        asked.add(now);
        if (known.size() >= MOST) {
            known.values().removeIf(told -> !told.isFresh(now));
        }
        var told = new Told(fetched(partner, name), now);
        known.put(id, told);
        return told;
    }

    /** Null if there is none of this name. */
    private KeySignature.@Nullable Key fetched(String partner, String name) {
        try {
            var given = FarApi.json(api.get(partner + ".keys", PATH + name));
            return KeySignature.Key.ebay(given)
                    .orElseThrow(() -> new AwayException("its answer is no key that can be used here"));
        } catch (FarApi.NotGiven e) {
            if (e.isAbsent() || e.status() == 400) {
                return null;
            }
            throw new AwayException(String.valueOf(e.getMessage()));
        }
    }
}
