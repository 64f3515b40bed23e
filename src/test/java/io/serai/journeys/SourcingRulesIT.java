package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.PACHECO;
import static io.serai.journeys.World.ROSARIO;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.Address;
import io.serai.fulfilment.allocation.DeliveryPromises;
import io.serai.fulfilment.allocation.DeliveryPromises.Item;
import io.serai.fulfilment.allocation.Trials;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SourcingRulesIT extends PromiseRun {
    @Autowired
    private Trials accounts;

    @Autowired
    private DeliveryPromises promises;

    @Test
    void a_rule_set_that_is_tried_leaves_no_trace_and_counts_once_it_is_promoted() {
        var figures = trial(4);

        assertThat((Long) figures.get("trial_orders")).isGreaterThanOrEqualTo(4);
    }

    @Test
    void an_order_tells_why_it_comes_from_there_and_what_would_have_changed_it() {
        var remera = world.ware().lies(5, CORDOBA).lies(5, PACHECO);
        var order = world.shop().order().of(2, remera).to("5000", "Córdoba").arrives();
        order.isAllocated(Map.of(CORDOBA, 2));

        var account =
                accounts.account(OrderId.of(order.view().path("id").asText())).orElseThrow();

        assertThat(account.decision().chosen().get(0).location().value()).isEqualTo(CORDOBA);
        assertThat(account.changes()).isNotEmpty();
        assertThat(account.explain(Locale.forLanguageTag("es")).get(0)).contains("tiene todo");
    }

    @Test
    void a_cart_is_promised_from_where_it_would_be_sent() {
        var remera = world.ware().lies(5, CORDOBA).lies(5, ROSARIO);
        var to = new Address(null, null, List.of(), "Córdoba", null, "5000", "AR", null, null, null);

        var promise = promises.promise("shop", to, List.of(new Item(new Sku(remera.sku()), 2)))
                .orElseThrow();

        assertThat(promise.options().get(0).parcels().get(0).location().value()).isEqualTo(CORDOBA);
        assertThat(promises.promise("shop", to, List.of(new Item(new Sku(remera.sku()), 11)))
                        .orElseThrow()
                        .waiting())
                .containsExactly(1);
    }

    @Test
    void carts_are_promised_a_delivery_wherever_much_is_to_be_looked_at() {
        var figures = promises(60, 40);

        assertThat((Double) figures.get("promise_http_p50_ms")).isPositive();
    }
}
