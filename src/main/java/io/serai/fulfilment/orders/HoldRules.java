package io.serai.fulfilment.orders;

import io.serai.contract.Address;
import io.serai.contract.Contacts;
import io.serai.contract.Customer;
import io.serai.contract.SalesOrder;
import io.serai.fulfilment.work.HoldKind;
import io.serai.kernel.Money;
import io.serai.mapping.HoldRule;
import io.serai.mapping.Partner;
import io.serai.orders.Order;
import io.serai.orders.Orders;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Which new orders are held before anything is reserved for them: by the rules of their channel ({@code holds} in its
 * {@code channel.yaml}), of which the first that fits counts; or by {@code serai.holds.above.<currency>}, in major units, for all channels.
 */
@Component
class HoldRules {
    private final Environment environment;
    private final Orders orders;
    private final Map<String, Optional<BigDecimal>> limits = new ConcurrentHashMap<>();

    HoldRules(Environment environment, Orders orders) {
        this.environment = environment;
        this.orders = orders;
    }

    Optional<HoldKind> of(Partner partner, Order order, SalesOrder told) {
        return partner.holds().stream()
                .filter(rule -> fits(rule, order, told))
                .findFirst()
                .map(rule -> HoldKind.valueOf(rule.hold().name()))
                .or(() -> limit(order.total().currency().getCurrencyCode())
                        .filter(limit -> isAbove(limit, order))
                        .map(limit -> HoldKind.FRAUD));
    }

    /** What costs a look at other orders comes last. */
    private boolean fits(HoldRule rule, Order order, SalesOrder told) {
        return isAbove(rule.above(), order)
                && goesTo(rule.countries(), told.shipTo())
                && hasDomain(rule.mailDomains(), mail(told.customer()))
                && (!rule.firstOrder() || isFirst(mail(told.customer())));
    }

    private static boolean isAbove(@Nullable BigDecimal limit, Order order) {
        var total = order.total();
        return limit == null
                || total.minor() >= Money.of(limit, total.currency()).minor();
    }

    private static boolean goesTo(List<String> countries, @Nullable Address shipTo) {
        return countries.isEmpty() || (shipTo != null && countries.contains(shipTo.country()));
    }

    private static boolean hasDomain(List<String> domains, Optional<String> mail) {
        return domains.isEmpty()
                || mail.filter(address -> domains.stream()
                                .anyMatch(domain -> address.endsWith("@" + domain.toLowerCase(Locale.ROOT))))
                        .isPresent();
    }

    /** Nobody can tell of a customer without a mail. */
    private boolean isFirst(Optional<String> mail) {
        return mail.map(orders::isNew).orElse(true);
    }

    private static Optional<String> mail(@Nullable Customer customer) {
        return Contacts.mail(customer == null ? null : customer.email());
    }

    private Optional<BigDecimal> limit(String currency) {
        return limits.computeIfAbsent(
                currency,
                same -> Optional.ofNullable(environment.getProperty("serai.holds.above." + same, BigDecimal.class)));
    }
}
