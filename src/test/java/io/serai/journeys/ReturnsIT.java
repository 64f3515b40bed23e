package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.PACHECO;
import static io.serai.journeys.World.ROSARIO;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.contract.StockUpdate.Condition;
import io.serai.demo.tools.WholeFile;
import io.serai.demo.web.Answer;
import io.serai.inventory.Catalogue;
import io.serai.journeys.WebShop.Bought;
import io.serai.kernel.LocationId;
import io.serai.log.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Customers give goods back: for their money, or for another size. */
@Tag("full")
class ReturnsIT extends Journey {
    @Autowired
    private Catalogue known;

    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- run: POST (\\S+) -->\\s+```json\\n(.*?)```", Pattern.DOTALL);

    @Test
    void a_parcel_that_comes_back_is_expected_with_a_label_received_and_refunded() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(3, remera).bought();
        var order = delivered(bought);
        long paid = captured(bought);

        var back = Back.asked(order, "RMA-1", Back.line(line(bought), 2));
        assertThat(back.view().path("way").asText()).isEqualTo("LABEL");
        assertThat(back.view().path("label").asText()).hasSize(18);
        assertThat(back.view().path("location").asText())
                .as("to where it came from")
                .isEqualTo(CORDOBA);
        remera.isAt(CORDOBA, 2, 0);

        back.comes(2, CORDOBA);
        assertThat(back.state()).isEqualTo("RECEIVED");
        remera.isAt(CORDOBA, 4, 0);
        back.isSettled().reaches("SETTLED");
        assertThat(back.does("given-back", Map.of()).status())
                .as("its provider gave it back, and no channel")
                .isEqualTo(409);

        long goods = 3 * 1_450_000;
        assertThat(back.refunded()).isEqualTo(2 * 1_450_000);
        assertThat(Books.intent(bought.intent()).path("refunded").asLong()).isEqualTo(back.refunded());
        assertThat(order.payment().path("state").asText())
                .as("a part of it is ours still")
                .isEqualTo("CAPTURED");
        assertThat(order.timeline())
                .containsSubsequence(
                        "ORDER_DELIVERED",
                        "RETURN_REQUESTED",
                        "RETURN_EXPECTED",
                        "RETURN_RECEIVED",
                        "RETURN_SETTLED",
                        "PAYMENT_REFUNDED");
        soon(() -> assertThat(order.calls()).contains("REFUNDED DONE"));

        var rest = Back.asked(order, "RMA-2", Back.line(line(bought), 1))
                .comes(1, CORDOBA)
                .isSettled();
        rest.reaches("SETTLED");
        assertThat(Books.intent(bought.intent()).path("refunded").asLong())
                .as("all of the goods, and not what it cost to send them")
                .isEqualTo(goods)
                .isLessThan(paid);
        assertThat(order.state()).isEqualTo("DELIVERED");
    }

    @Test
    void a_price_that_cannot_be_divided_is_given_back_to_the_last_cent_in_whatever_portions() {
        var remera = world.ware().lies(20, CORDOBA);
        // Enough for a coupon of the whole order.
        var bought = world.shop().order().of(17, remera).bought().changed(1, ReturnsIT::odd);
        var order = delivered(bought);
        long paid = captured(bought);

        long back = 0;
        for (int pieces : List.of(1, 5, 3, 8)) {
            var each = Back.asked(order, "RMA-" + pieces, Back.line(line(bought), pieces))
                    .comes(pieces, CORDOBA)
                    .isSettled()
                    .reaches("SETTLED");
            back += each.refunded();
        }

        assertThat(back).isEqualTo(paid);
        order.paymentIs("REFUNDED");
    }

    @Test
    void a_refund_that_its_provider_refused_is_asked_for_again_by_a_person() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        var order = delivered(bought);
        Stage.SET.stripe.answersInstead("POST", "/v1/refunds", Answer.of(402));

        var back = Back.asked(order, "RMA-1", Back.line(line(bought), 1))
                .comes(1, CORDOBA)
                .isSettled();
        soon(() -> assertThat(back.view().path("refundRefused").asBoolean()).isTrue());
        assertThat(back.state()).isEqualTo("SETTLING");
        assertThat(world.hub().get("/api/exceptions?code=SER-0701").path("items"))
                .isNotEmpty();

        assertThat(back.does("refund", Map.of()).status()).isEqualTo(200);
        assertThat(back.does("refund", Map.of()).status()).as("pressed twice").isEqualTo(200);

        back.reaches("SETTLED");
        assertThat(back.view().path("refundRefused").asBoolean()).isFalse();
        assertThat(Books.intent(bought.intent()).path("refunded").asLong()).isEqualTo(1_450_000);
        assertThat(order.timeline()).containsOnlyOnce("PAYMENT_REFUNDED");
        world.jdbc().update("update exception set state = 'DISMISSED' where order_id = ?::uuid", order.id());
    }

    /** 17 × 14500.00, less 10 % and a cent. */
    private static void odd(ObjectNode order) {
        var line = (ObjectNode) order.at("/line_items/0");
        line.putArray("discount_allocations").addObject().put("amount", "24650.01");
        order.put("total_discounts", "24650.01");
        order.put("total_price", "221849.99");
    }

    @Test
    void the_same_request_again_is_the_same_return_and_nobody_gives_back_more_than_came() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        var order = delivered(bought);
        var line = line(bought);

        var first = Back.ask(order, "RMA-1", Back.line(line, 2));
        var again = Back.ask(order, "RMA-1", Back.line(line, 2));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(why(Back.ask(order, "RMA-1", Back.line(line, 1)))).isEqualTo("OTHER_REQUEST");
        assertThat(why(Back.ask(order, "RMA-2", Back.line(line, 1)))).isEqualTo("TOO_MANY");
        assertThat(why(Back.ask(order, "RMA-2", Back.line("nobody", 1)))).isEqualTo("NO_SUCH_LINE");
        assertThat(Back.ask(order, "RMA-2").status()).isEqualTo(400);

        var back = Back.of(order).get(0);
        assertThat(why(back.does("settle", Map.of()))).as("nothing came yet").isEqualTo("NOT_NOW");
        assertThat(why(back.does("receive", came(3)))).isEqualTo("TOO_MANY");
        back.comes(1, ROSARIO);
        assertThat(back.does("receive", came(1)).status()).as("told twice").isEqualTo(200);
        assertThat(why(back.does("receive", came(2)))).isEqualTo("NOT_NOW");
        remera.isAt(ROSARIO, 1, 0);
        back.isSettled().isSettled().reaches("SETTLED");
        assertThat(order.timeline()).containsOnlyOnce("RETURN_RECEIVED", "RETURN_SETTLED", "PAYMENT_REFUNDED");
        assertThat(Back.ask(order, "RMA-2", Back.line(line, 1)).status())
                .as("the piece that was announced and did not come may come another time")
                .isEqualTo(201);
    }

    private static Map<String, Object> came(int pieces) {
        return Map.of("location", ROSARIO, "lines", List.of(Map.of("no", 1, "sellable", pieces)));
    }

    @Test
    void many_who_ask_at_once_do_not_give_the_same_pieces_back() throws Exception {
        var remera = world.ware().lies(9, CORDOBA);
        var bought = world.shop().order().of(4, remera).bought();
        var order = delivered(bought);
        order.id();

        var wishes = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 16; i++) {
            var key = "RMA-" + i;
            wishes.add(() -> Back.ask(order, key, Back.line(line(bought), 1)).status());
        }
        var people = Executors.newFixedThreadPool(8);
        var answers = new ArrayList<Integer>();
        for (var each : people.invokeAll(wishes)) {
            answers.add(each.get());
        }
        people.shutdown();

        assertThat(answers).filteredOn(status -> status == 201).hasSize(4);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(12);
    }

    @Test
    void what_comes_damaged_is_not_for_sale_and_for_some_of_it_the_customer_gets_nothing() {
        var remera = world.ware().lies(5, CORDOBA);
        var buzo = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(3, remera).of(1, buzo).bought();
        var order = delivered(bought);

        var back = Back.asked(order, "RMA-1", Back.line(line(bought), 3), Back.line(line(bought, 1), 1));
        back.comes(
                CORDOBA, Map.of("no", 1, "sellable", 1, "damaged", 1, "quarantine", 1), Map.of("no", 2, "damaged", 1));
        assertThat(back.does("settle", Map.of("refuse", List.of(2))).status()).isEqualTo(200);

        back.reaches("SETTLED");
        remera.isAt(CORDOBA, 3, 0);
        buzo.isAt(CORDOBA, 4, 0);
        assertThat(conditions(remera)).isEqualTo("1 damaged, 1 in quarantine");
        assertThat(conditions(buzo)).isEqualTo("1 damaged, 0 in quarantine");
        assertThat(outcomes(back)).containsExactly("REFUNDED", "REFUSED");
        assertThat(back.refunded()).isEqualTo(paid(bought, 0));
    }

    @Test
    void a_refund_of_which_the_answer_was_lost_is_given_once() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        var order = delivered(bought);
        var one = Back.asked(order, "RMA-1", Back.line(line(bought), 1)).comes(1, CORDOBA);
        var other = Back.asked(order, "RMA-2", Back.line(line(bought), 1)).comes(1, CORDOBA);
        Stage.SET.stripe.losesTheAnswerTo("POST", "/v1/refunds");

        one.isSettled();
        other.isSettled();

        one.reaches("SETTLED");
        other.reaches("SETTLED");
        assertThat(Books.intent(bought.intent()).path("refunded").asLong())
                .isEqualTo(one.refunded() + other.refunded());
        assertThat(order.calls()).filteredOn(call -> call.equals("REFUND DONE")).hasSize(2);
    }

    @Test
    void another_size_goes_the_way_of_every_order_and_costs_what_was_paid() {
        var small = world.ware().lies(5, CORDOBA);
        var large = world.ware().lies(5, ROSARIO);
        var bought = world.shop().order().of(2, small).bought();
        var order = delivered(bought);

        var back = Back.asked(order, "RMA-1", Back.line(line(bought), 1, large))
                .comes(1, CORDOBA)
                .isSettled();
        assertThat(back.state()).isEqualTo("SETTLED");
        assertThat(back.refunded()).isZero();
        assertThat(outcomes(back)).containsExactly("EXCHANGED");

        var exchange = back.exchange().reaches("ALLOCATED").isAllocated(Map.of(ROSARIO, 1));
        assertThat(exchange.payment().path("provider").asText()).isEqualTo("exchange");
        delivers(exchange, ROSARIO);
        large.isAt(ROSARIO, 4, 0);
        assertThat(exchange.calls())
                .noneMatch(call ->
                        call.startsWith("VERIFY") || call.startsWith("CAPTURE") || call.startsWith("FULFILMENT"));

        var whole = Back.asked(exchange, "RMA-2", Back.line("1", 1))
                .comes(1, ROSARIO)
                .isSettled();
        whole.reaches("SETTLED");
        assertThat(whole.refunded()).isEqualTo(1_450_000);
        assertThat(Books.intent(bought.intent()).path("refunded").asLong())
                .as("by the card that paid the first order")
                .isEqualTo(1_450_000);
        assertThat(order.timeline()).containsOnlyOnce("PAYMENT_REFUNDED");
    }

    @Test
    void an_exchange_that_is_not_in_stock_waits_as_any_order_does() {
        var small = world.ware().lies(5, CORDOBA);
        var large = world.ware();
        var bought = world.shop().order().of(1, small).bought();
        var order = delivered(bought);

        var back = Back.asked(order, "RMA-1", Back.line(line(bought), 1, large))
                .comes(1, CORDOBA)
                .isSettled();
        var exchange = back.exchange().reaches("AWAITING_STOCK");
        large.comes(1, PACHECO);

        exchange.reaches("ALLOCATED").isAllocated(Map.of(PACHECO, 1));
    }

    @Test
    void who_was_to_get_another_size_that_does_not_come_gets_the_money() {
        var small = world.ware().lies(5, CORDOBA);
        var large = world.ware();
        var bought = world.shop().order().of(2, small).bought();
        var order = delivered(bought);
        var back = Back.asked(order, "RMA-1", Back.line(line(bought), 1, large), Back.line(line(bought), 1))
                .comes(CORDOBA, Map.of("no", 1, "sellable", 1), Map.of("no", 2, "sellable", 1))
                .isSettled()
                .reaches("SETTLED");
        assertThat(outcomes(back)).containsExactly("EXCHANGED", "REFUNDED");
        var exchange = back.exchange().reaches("AWAITING_STOCK");

        assertThat(exchange.cancel().status()).isEqualTo(200);

        soon(() -> assertThat(outcomes(back)).containsExactly("REFUNDED", "REFUNDED"));
        back.reaches("SETTLED");
        assertThat(back.refunded()).isEqualTo(2 * 1_450_000);
        assertThat(Books.intent(bought.intent()).path("refunded").asLong()).isEqualTo(back.refunded());
    }

    @Test
    void a_buyer_asks_in_the_shop_and_what_cannot_be_waits_for_a_person() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        var order = delivered(bought);

        assertThat(shopAsks(bought, "R1", 1).outcomes()).containsExactly("UPDATED");
        assertThat(shopAsks(bought, "R1", 1).outcomes()).containsExactly("IGNORED same-return");
        var tooMany = shopAsks(bought, "R2", 2).parked();
        assertThat(tooMany.code()).isEqualTo("SER-0450");
        assertThat(tooMany.view().toString()).contains("return-too-many");

        var back = Back.of(order).get(0);
        assertThat(back.view().path("origin").asText()).isEqualTo("CUSTOMER");
        assertThat(back.view().path("key").asText()).isEqualTo("R1");
        back.reaches("EXPECTED").comes(1, CORDOBA).isSettled().reaches("SETTLED");
        remera.isAt(CORDOBA, 4, 0);
    }

    @Test
    void who_asks_late_waits_for_a_person_who_lets_it_come_or_refuses() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        var order = delivered(bought);
        world.jdbc().update("update orders set placed_at = now() - interval '40 days' where id = ?::uuid", order.id());

        shopAsks(bought, "R1", 1).isDone();
        shopAsks(bought, "R2", 1).isDone();
        var late = Back.of(order).get(0);
        var later = Back.of(order).get(1);

        assertThat(late.state()).isEqualTo("REQUESTED");
        assertThat(why(late.does("receive", came(1)))).isEqualTo("NOT_NOW");
        assertThat(late.does("expect", Map.of()).status()).isEqualTo(200);
        assertThat(late.state()).isEqualTo("EXPECTED");
        assertThat(later.does("refuse", Map.of()).status()).isEqualTo(200);
        assertThat(later.does("refuse", Map.of()).status()).as("told twice").isEqualTo(200);
        assertThat(later.state()).isEqualTo("REFUSED");
        assertThat(why(later.does("expect", Map.of()))).isEqualTo("NOT_NOW");
        assertThat(order.timeline()).endsWith("RETURN_EXPECTED", "RETURN_REFUSED");
    }

    @Test
    void what_was_paid_at_a_till_is_given_back_there_and_what_it_took_back_counts() {
        var remera = world.ware().lies(5, CORDOBA);
        var sale = world.till(CORDOBA).sells(3, remera).reaches("COMPLETED");
        world.file(world.till(CORDOBA).takesBack(1, remera, sale)).isDone();
        var line = sale.view().at("/lines/0/reference").asText();

        assertThat(why(Back.ask(sale, "RMA-1", Back.line(line, 3)))).isEqualTo("TOO_MANY");
        var back =
                Back.asked(sale, "RMA-1", Back.line(line, 2)).comes(2, ROSARIO).isSettled();

        assertThat(back.state()).as("nobody has to be asked").isEqualTo("SETTLED");
        assertThat(back.refunded()).isEqualTo(2 * 1_450_000);
        assertThat(sale.calls()).noneMatch(call -> call.startsWith("REFUND"));
        remera.isAt(ROSARIO, 2, 0);
        assertThat(Back.of(sale)).hasSize(2);
    }

    @Test
    void each_line_of_an_order_that_was_split_is_expected_where_it_was_sent_from() {
        var remera = world.ware().lies(5, CORDOBA);
        var buzo = world.ware().lies(5, ROSARIO);
        var bought = world.shop().order().of(1, remera).of(1, buzo).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 1, ROSARIO, 1));
        world.warehouse(CORDOBA).makesReady(order);
        delivers(order, ROSARIO);
        var lines = new Object[] {Back.line(line(bought), 1), Back.line(line(bought, 1), 1)};

        Back.asked(order, "RMA-1", lines);

        var parts = Back.of(order);
        assertThat(parts)
                .extracting(back -> back.view().path("key").asText() + " "
                        + back.view().path("part").asInt() + " "
                        + back.view().path("location").asText())
                .containsExactly("RMA-1 1 " + CORDOBA, "RMA-1 2 " + ROSARIO);
        assertThat(parts).extracting(back -> back.view().path("label").asText()).doesNotHaveDuplicates();
        assertThat(Back.ask(order, "RMA-1", lines).status()).as("told twice").isEqualTo(200);
        assertThat(why(Back.ask(order, "RMA-1", lines[0]))).isEqualTo("OTHER_REQUEST");
        assertThat(Back.of(order)).hasSize(2);
        parts.get(1).comes(1, ROSARIO).isSettled().reaches("SETTLED");
        assertThat(parts.get(0).state()).isEqualTo("EXPECTED");
        buzo.isAt(ROSARIO, 5, 0);
        parts.get(0).comes(1, CORDOBA).isSettled().reaches("SETTLED");
        assertThat(parts.get(0).refunded() + parts.get(1).refunded()).isEqualTo(paid(bought, 0) + paid(bought, 1));
    }

    @Test
    void what_is_brought_to_a_store_is_expected_at_one_that_takes_all_of_it() {
        var remera = world.ware().lies(5, CORDOBA);
        var buzo = world.ware().lies(5, PACHECO);
        var bought = world.shop().order().of(1, remera).of(1, buzo).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 1, PACHECO, 1));
        world.warehouse(CORDOBA).makesReady(order);
        delivers(order, PACHECO);

        var reply = world.hub()
                .post(
                        "/api/orders/" + order.id() + "/returns",
                        Json.write(Map.of(
                                "key",
                                "RMA-1",
                                "way",
                                "store",
                                "lines",
                                List.of(Back.line(line(bought), 1), Back.line(line(bought, 1), 1)))));

        assertThat(reply.json().path("location").asText())
                .as("nobody brings anything to a warehouse")
                .isEqualTo(CORDOBA);
        assertThat(reply.json().path("lines")).hasSize(2);
        assertThat(Back.of(order)).hasSize(1);
    }

    @Test
    void a_place_that_takes_nothing_back_is_not_where_goods_are_expected() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(3, remera).bought();
        var order = delivered(bought);
        takesBack(CORDOBA, "damaged");

        try {
            var whole = Back.asked(order, "RMA-1", Back.line(line(bought), 1));
            assertThat(whole.view().path("location").asText()).isNotEqualTo(CORDOBA);
            var faulty = new HashMap<>(Back.line(line(bought), 1));
            faulty.put("reason", "faulty");
            var broken = Back.asked(order, "RMA-2", faulty);
            assertThat(broken.view().path("location").asText()).isEqualTo(CORDOBA);
            assertThat(whole.comes(1, CORDOBA).state())
                    .as("that it came is a fact")
                    .isEqualTo("RECEIVED");
        } finally {
            takesBack(CORDOBA, "sellable damaged quarantine");
        }
    }

    private void takesBack(String location, String conditions) {
        catalogue("locations-" + UUID.randomUUID() + ".csv", """
                location,name,type,country,zone,city,province,latitude,longitude,ships,pickup,exports,returns
                %s,Local Córdoba,store,AR,America/Argentina/Cordoba,Córdoba,Córdoba,-31.4095,-64.1903,yes,yes,no,%s
                """.formatted(location, conditions));
        var taken = Arrays.stream(conditions.toUpperCase(Locale.ROOT).split(" "))
                .map(Condition::valueOf)
                .toList();
        soon(() -> assertThat(
                        known.location(new LocationId(location)).orElseThrow().returns())
                .containsExactlyInAnyOrderElementsOf(taken));
    }

    private static void catalogue(String name, String csv) {
        WholeFile.write(Stage.SET.data.resolve("catalog"), name, csv.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_came_back_to_where_nobody_buys_it_is_sent_on_to_where_orders_wait_for_it() {
        var remera = world.ware().lies(1, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        var order = delivered(bought);
        var kiosk = "KIOSCO";
        catalogue("locations-" + UUID.randomUUID() + ".csv", """
                location,name,type,country,zone,city,province,latitude,longitude,ships,pickup,exports,returns
                KIOSCO,Kiosco,third-party,AR,America/Argentina/Ushuaia,Ushuaia,Tierra del Fuego,-54.80,-68.30,no,no,no,sellable
                """);
        soon(() -> assertThat(known.location(new LocationId(kiosk))).isPresent());
        var waits = world.shop()
                .order()
                .of(1, remera)
                .collectedAt(ROSARIO)
                .arrives()
                .reaches("AWAITING_STOCK");
        var back = Back.asked(order, "RMA-1", Back.line(line(bought), 1));
        back.comes(1, kiosk);
        var person = new Engineer(world.hub().base());
        person.logsIn();
        var page = "/orders/" + order.id();
        assertThat(person.get(page).body())
                .contains(
                        "1 × " + remera.sku() + " came back to KIOSCO", "most wanted at ROSARIO", "Orders wait for 1");

        var sent = Map.of("sku", remera.sku(), "towards", ROSARIO);
        person.presses(page, "/returns/" + back.id() + "/send-on", sent);
        var again = person.sendsItAgain();

        assertThat(again.headers().firstValue("Location").orElse("")).contains("returned=DONE");
        remera.isAt(kiosk, 0, 0);
        assertThat(world.jdbc()
                        .queryForObject(
                                "select in_transit from stock where location = ? and sku = ?",
                                Integer.class,
                                ROSARIO,
                                remera.sku()))
                .isEqualTo(1);
        assertThat(order.timeline()).containsOnlyOnce("RETURN_SENT_ON");
        assertThat(person.get(page).body()).doesNotContain("most wanted at");
        world.hub()
                .post(
                        "/api/stock",
                        Json.write(List.of(Map.of(
                                "kind",
                                "stock",
                                "location",
                                ROSARIO,
                                "sku",
                                remera.sku(),
                                "mode",
                                "arrival",
                                "quantity",
                                1))));
        waits.reaches("ALLOCATED").isAllocated(Map.of(ROSARIO, 1));
    }

    @Test
    void who_only_looks_takes_nothing_back() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        var order = delivered(bought);
        world.jdbc().update("insert into account values ('vera', '{noop}looks', 'VIEWER') on conflict do nothing");
        var vera = new HashMap<>(Map.of("Content-Type", "application/json"));
        vera.put(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString("vera:looks".getBytes(StandardCharsets.UTF_8)));
        var path = "/api/orders/" + order.id() + "/returns";
        var asked = Json.write(Map.of("key", "RMA-1", "lines", List.of(Back.line(line(bought), 1))))
                .getBytes(StandardCharsets.UTF_8);

        assertThat(world.hub().send("POST", path, vera, asked).status()).isEqualTo(403);
        assertThat(world.hub().send("GET", path, vera, new byte[0]).status()).isEqualTo(200);
        assertThat(world.hub()
                        .post("/api/returns/" + UUID.randomUUID() + "/settle", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_examples_of_the_documents_are_taken() throws IOException {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        var order = delivered(bought);
        var examples = EXAMPLE.matcher(Files.readString(Path.of("docs/returns.md")));

        var paths = new ArrayList<String>();
        while (examples.find()) {
            var about = paths.isEmpty() ? order.id() : Back.of(order).get(0).id();
            var body = examples.group(2)
                    .replace("\"4661\"", "\"" + line(bought) + "\"")
                    .replace("CD-BUE", CORDOBA);
            var reply = world.hub().post(examples.group(1).replace("{id}", about), body);
            assertThat(reply.status()).as(body + reply.body()).isIn(200, 201);
            paths.add(examples.group(1));
        }

        assertThat(paths).hasSize(3);
        Back.of(order).get(0).reaches("SETTLED");
    }

    @Test
    void on_the_page_of_the_order_a_person_asks_receives_and_settles() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        var order = delivered(bought);
        var person = new Engineer(world.hub().base());
        person.logsIn();
        var page = "/orders/" + order.id();

        var asked = person.presses(
                page,
                page + "/returns",
                Map.of("key", "P-1", "way", "STORE", "location", CORDOBA, "pieces-1", "1", "reason-1", "FAULTY"));
        assertThat(asked.headers().firstValue("Location").orElse("")).contains("returned=DONE");
        var back = Back.of(order).get(0).reaches("EXPECTED");
        person.presses(
                page,
                "/returns/" + back.id() + "/receive",
                Map.of("location", CORDOBA, "sellable-1", "0", "damaged-1", "1", "quarantine-1", "0"));
        assertThat(back.state()).isEqualTo("RECEIVED");
        person.presses(page, "/returns/" + back.id() + "/settle", Map.of());

        back.reaches("SETTLED");
        assertThat(conditions(remera)).isEqualTo("1 damaged, 0 in quarantine");
        assertThat(person.get(page).body()).contains("P-1", "Settled", "1 damaged", "Faulty");
    }

    private PlacedOrder delivered(Bought bought) {
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        return delivers(order, CORDOBA);
    }

    private PlacedOrder delivers(PlacedOrder order, String location) {
        world.warehouse(location).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");
        world.carrier("andes").delivers(order);
        order.reaches("DELIVERED");
        if (!order.channel().equals("exchange")) {
            order.paymentIs("CAPTURED");
        }
        return order;
    }

    private static long captured(Bought bought) {
        return Books.intent(bought.intent()).path("captured").asLong();
    }

    private static String line(Bought bought) {
        return line(bought, 0);
    }

    private static String line(Bought bought, int index) {
        return bought.json().at("/line_items/" + index + "/id").asText();
    }

    /** In minor units, of a line less its discounts. */
    private static long paid(Bought bought, int index) {
        var line = bought.json().at("/line_items/" + index);
        long price = minor(line.path("price")) * line.path("quantity").asInt();
        for (var off : line.path("discount_allocations")) {
            price -= minor(off.path("amount"));
        }
        return price;
    }

    private static long minor(JsonNode amount) {
        return new BigDecimal(amount.asText()).movePointRight(2).longValueExact();
    }

    private static List<String> outcomes(Back back) {
        var outcomes = new ArrayList<String>();
        back.view()
                .path("lines")
                .forEach(line -> outcomes.add(line.path("outcome").asText()));
        return outcomes;
    }

    private String conditions(Ware ware) {
        return world.jdbc()
                .queryForObject(
                        "select damaged || ' damaged, ' || quarantine || ' in quarantine' from stock where location = ? and sku = ?",
                        String.class,
                        CORDOBA,
                        ware.sku());
    }

    private Kept shopAsks(Bought bought, String name, int pieces) {
        var line = Map.of(
                "fulfillment_line_item",
                Map.of("line_item", Map.of("id", bought.json().at("/line_items/0/id"))),
                "quantity",
                pieces,
                "return_reason",
                "size_too_small");
        var reply = world.shop()
                .hands(Json.write(Map.of(
                        "id",
                        name.hashCode(),
                        "name",
                        name,
                        "order",
                        Map.of("id", bought.json().path("id")),
                        "return_line_items",
                        List.of(line))));
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        return world.receipt(reply);
    }

    private static String why(Http.Reply reply) {
        return reply.json().path("why").asText();
    }
}
