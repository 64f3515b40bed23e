package io.serai.privacy;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * How long what is kept is kept, {@code serai.retention.*}: the bytes of messages, and of a partner's own; what partners answered to
 * calls; closed exceptions; and the customers of orders that have ended. Zero is for ever.
 */
@Component
class RetentionSettings {
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final Duration TWO_YEARS = Duration.ofDays(730);

    private final Duration messages;
    private final Duration calls;
    private final Duration exceptions;
    private final Duration customers;
    private final Map<String, Duration> partners;

    RetentionSettings(Environment environment) {
        var settings = Binder.get(environment);
        messages = duration(settings, "messages", QUARTER);
        calls = duration(settings, "calls", QUARTER);
        exceptions = duration(settings, "exceptions", QUARTER);
        customers = duration(settings, "customers", TWO_YEARS);
        partners = settings.bind("serai.retention.messages-of", Bindable.mapOf(String.class, Duration.class))
                .orElse(Map.of());
    }

    private static Duration duration(Binder settings, String name, Duration otherwise) {
        return settings.bind("serai.retention." + name, Duration.class).orElse(otherwise);
    }

    Duration messages(String partner) {
        return partners.getOrDefault(partner, messages);
    }

    Duration calls() {
        return calls;
    }

    Duration exceptions() {
        return exceptions;
    }

    Duration customers() {
        return customers;
    }
}
