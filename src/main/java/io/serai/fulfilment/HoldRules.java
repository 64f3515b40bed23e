package io.serai.fulfilment;

import io.serai.kernel.Money;
import io.serai.orders.Order;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Which new orders are held before anything is reserved for them. {@code serai.holds.above.<currency>}: an order of that total or more, in
 * major units, waits until a person has looked whether the buyer is who they say.
 */
@Component
class HoldRules {
    private final Environment environment;
    private final Map<String, Optional<BigDecimal>> limits = new ConcurrentHashMap<>();

    HoldRules(Environment environment) {
        this.environment = environment;
    }

    Optional<HoldKind> of(Order order) {
        var total = order.total();
        return limit(total.currency().getCurrencyCode())
                .filter(limit ->
                        total.minor() >= Money.of(limit, total.currency()).minor())
                .map(limit -> HoldKind.FRAUD);
    }

    private Optional<BigDecimal> limit(String currency) {
        return limits.computeIfAbsent(
                currency,
                same -> Optional.ofNullable(environment.getProperty("serai.holds.above." + same, BigDecimal.class)));
    }
}
