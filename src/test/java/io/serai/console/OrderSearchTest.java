package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class OrderSearchTest {
    private static final String ANA = "01900000-0000-7000-8000-000000000001";

    private final OrderQueries orders = queries(JdbcClient.create(TestDatabase.source()));

    @Test
    void one_box_finds_an_order_by_its_id_reference_number_parcel_mail_or_phone() {
        for (var typed : List.of(
                ANA,
                "820982911946154508",
                "1042",
                "#1042",
                " 377900010000000017 ",
                "(00) 3 7790001 000000001 7",
                "ANA@example.com",
                "+54 9 351 555-0100",
                "5550100")) {
            assertThat(orders.search(typed).items())
                    .as(typed)
                    .singleElement()
                    .extracting(OrderSummary::number)
                    .isEqualTo("#1042");
        }
        for (var typed : List.of("", "555", "' or 1=1 --", "%@%", "a\0b", "x".repeat(300), "0000000")) {
            assertThat(orders.search(typed).items()).as(typed).isEmpty();
        }
    }

    @Test
    void the_answer_says_whether_it_is_about_a_person() {
        assertThat(orders.search("1042").personal()).isFalse();
        assertThat(orders.search("nobody@example.com").personal()).isFalse();
        var bruno = orders.search("bruno@example.com");
        assertThat(bruno.personal()).isTrue();
        assertThat(bruno.more()).isFalse();
        assertThat(bruno.items())
                .extracting(OrderSummary::number)
                .as("newest first")
                .containsExactly("#1044", "#1043");
    }

    @Test
    void a_list_goes_on_after_its_last_order_with_the_same_filter() {
        var shopify = new OrderFilter(null, "shopify", null, null, null);
        var first = orders.before(shopify, null, 3);
        var second = orders.before(shopify, UUID.fromString(String.valueOf(first.next())), 3);

        assertThat(first.items()).extracting(OrderSummary::number).containsExactly("#1046", "#1045", "#1044");
        assertThat(second.items()).extracting(OrderSummary::number).containsExactly("#1043", "#1042", "#1048");
        var last = orders.before(shopify, UUID.fromString(String.valueOf(second.next())), 3);
        assertThat(last.items()).extracting(OrderSummary::number).containsExactly("#1047");
        assertThat(last.next()).isNull();
    }

    @Test
    void every_way_of_searching_goes_by_an_index_however_many_orders_there_are() {
        var plans = new Plans("orders")
                .filled("""
                insert into orders (id, channel, reference, number, revision, state, seq, currency, total, mode, document, token, placed_at)
                select gen_random_uuid(), 'c' || n % 4, 'r' || n, '#' || n, 1, 'DELIVERED', 1, 'ARS', 1, 'SHIP', '{}', n::text, now()
                from generate_series(1, 20000) n""", "orders")
                .filled("insert into order_contact select id, token || '@example.com' from orders", "order_contact")
                .filled("""
                set session_replication_role = replica;
                insert into parcel (id, fulfilment_id, order_id, sscc, carrier, grams, lines)
                select gen_random_uuid(), id, id, token, 'andes', 0, '[]' from orders;
                set session_replication_role = default""", "parcel");
        var many = queries(plans.jdbc());

        assertThat(plans.of(() -> assertThat(many.search("r777").items()).hasSize(1)))
                .contains("orders_channel_reference_key", "orders_number", "orders_pkey", "parcel_sscc_key")
                .doesNotContain("Seq Scan on orders", "Seq Scan on parcel");
        assertThat(plans.of(
                        () -> assertThat(many.search("777@example.com").items()).hasSize(1)))
                .contains("order_contact_value")
                .doesNotContain("Seq Scan on order");
        assertThat(plans.of(() -> many.before(OrderFilter.ALL, null, 50)))
                .contains("orders_pkey")
                .doesNotContain("Seq Scan on orders");
    }

    private static OrderQueries queries(JdbcClient jdbc) {
        return new OrderQueries(
                jdbc,
                new OrderReader(
                        jdbc,
                        new FulfilmentReader(jdbc),
                        order -> false,
                        new DataSourceTransactionManager(TestDatabase.source()),
                        "https://shop.example/"),
                new TimelineReader(jdbc),
                new OrderSearch(jdbc));
    }
}
