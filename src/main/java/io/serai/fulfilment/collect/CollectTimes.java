package io.serai.fulfilment.collect;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** How long a store keeps what lies ready: {@code serai.collect.within}, and a location's own under {@code serai.collect.at}. */
@Component
class CollectTimes {
    /** An order that is ready for longer raises an alert. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private final Duration usual;
    private final Map<String, Duration> own;

    CollectTimes(Environment environment, @Value("${serai.collect.within:7d}") Duration usual) {
        this.usual = sound("serai.collect.within", usual);
        this.own = Binder.get(environment)
                .bind("serai.collect.at", Bindable.mapOf(String.class, Duration.class))
                .orElse(Map.of());
        own.forEach((location, time) -> sound("serai.collect.at." + location, time));
    }

    private static Duration sound(String property, Duration time) {
        if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(property + " is more than nothing and at most 30 days, not " + time);
        }
        return time;
    }

    /** In seconds. */
    long usual() {
        return usual.toSeconds();
    }

    /** In seconds, of the locations that have a time of their own. */
    Map<String, Long> byLocation() {
        return own.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().toSeconds()));
    }
}
