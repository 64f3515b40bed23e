package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class StockPagesTest {
    private static final String REMERA = "REM-LINO-AZ-M";
    private static final String PANTALON = "PAN-GAB-NE-42";

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.source());
    private final StockQueries stock = new StockQueries(jdbc);
    private final LedgerQueries ledger = new LedgerQueries(jdbc);

    @Test
    void a_product_is_found_by_the_beginning_of_its_sku_its_gtin_or_words_of_its_title() {
        for (var typed : List.of("REM-", "rem-lino", "7790001000013", "07790001000013", "AZUL rem", "  lino  ")) {
            assertThat(found(typed)).as(typed).containsExactly(REMERA);
        }
        assertThat(found("pantalon")).as("without its accent").containsExactly(PANTALON);
        assertThat(found(null)).containsExactly(PANTALON, REMERA);
        for (var typed : List.of("' or 1=1 --", "remera & !x", "((", "lino' | 'x", "x".repeat(101))) {
            assertThat(found(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void a_list_of_products_goes_on_after_its_last_sku() {
        var first = stock.products(null, null, 1);
        assertThat(first.next()).isEqualTo(PANTALON);
        var second = stock.products(null, first.next(), 1);
        assertThat(second.items()).singleElement().satisfies(product -> {
            assertThat(product.sku().value()).isEqualTo(REMERA);
            assertThat(product.places())
                    .extracting(place -> place.location().value())
                    .containsExactly("CD-BUE", "TDA-COR");
            assertThat(product.onHand()).isEqualTo(44);
            assertThat(product.available()).isEqualTo(35);
        });
        assertThat(second.next()).isNull();
    }

    @Test
    void behind_what_is_on_hand_are_its_moves_newest_first() {
        var first = ledger.moves(REMERA, "CD-BUE", null, 2);
        var second = ledger.moves(REMERA, "CD-BUE", Long.valueOf(String.valueOf(first.next())), 2);

        assertThat(first.items()).extracting(StockMove::cause).containsExactly("DISCREPANCY", "SHIPMENT");
        assertThat(first.items().get(0).exception()).isNotNull();
        assertThat(first.items().get(1).number()).isEqualTo("#1042");
        assertThat(second.items()).extracting(StockMove::quantity).containsExactly(44);
        assertThat(second.next()).isNull();
    }

    @Test
    void behind_what_is_reserved_are_the_orders_that_want_it() {
        var reserved = ledger.reservations(REMERA, "CD-BUE", null, 50);

        assertThat(reserved.items()).singleElement().satisfies(each -> {
            assertThat(each.number()).isEqualTo("PO-77-4411");
            assertThat(each.reserved()).isEqualTo(3);
        });
        assertThat(ledger.reservations(
                                REMERA,
                                "CD-BUE",
                                reserved.items().get(0).fulfilment().value(),
                                50)
                        .items())
                .isEmpty();
    }

    @Test
    void what_lies_there_is_told_by_lot_and_what_expires_first_stands_first() {
        var lots = new LotQueries(jdbc);

        assertThat(lots.list(REMERA, "CD-BUE", null, 0, 50).items())
                .extracting(lot -> lot.lot() + " " + lot.expires() + " " + lot.onHand() + " " + lot.quarantine())
                .containsExactly("L-1 2031-05-31 6 2", "L-2 2031-06-30 24 0", "null null 10 0");
        assertThat(lots.list(REMERA, null, "L-2", 0, 1).total()).isEqualTo(2);
        assertThat(lots.list(PANTALON, "CD-BUE", null, 0, 50).items()).isEmpty();
    }

    @Test
    void products_and_moves_are_read_by_an_index_however_many_there_are() {
        var plans =
                new Plans("stock").filled("""
                insert into product (sku, gtin, title, grams)
                select 'SKU-' || n, lpad(n::text, 13, '0'), 'article ' || md5(n::text), 1 from generate_series(1, 20000) n""", "product").filled("""
                insert into stock (location, sku) select 'L' || n % 10, 'SKU-' || n from generate_series(1, 20000) n""", "stock").filled("""
                insert into stock_move (location, sku, quantity, cause)
                select 'L' || n % 5, 'SKU-' || n % 5, 1, 'DELTA' from generate_series(1, 20000) n""", "stock_move");
        var many = new StockQueries(plans.jdbc());
        var moves = new LedgerQueries(plans.jdbc());

        for (var typed : List.of("", "SKU-19", "0000000000777", "c4ca4238")) {
            assertThat(plans.of(() -> many.products(typed, "SKU-1", 25)))
                    .as(typed)
                    .contains("product_in_order")
                    .doesNotContain("Seq Scan on product", "Seq Scan on stock");
        }
        assertThat(plans.of(() -> many.products("c4ca4238", null, 25))).contains("product_words");
        assertThat(plans.of(() -> moves.moves("SKU-3", "L3", 19_000L, 50)))
                .contains("stock_move_pkey")
                .doesNotContain("Seq Scan on stock_move");
    }

    private List<String> found(@org.jspecify.annotations.Nullable String typed) {
        return stock.products(typed, null, 50).items().stream()
                .map(product -> product.sku().value())
                .toList();
    }
}
