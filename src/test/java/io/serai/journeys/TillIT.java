package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.ROSARIO;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.tools.WholeFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class TillIT extends Journey {
    @Test
    void a_sale_over_the_counter_takes_the_goods_from_that_store_and_is_complete() {
        var remera = world.ware().lies(5, CORDOBA).lies(5, ROSARIO);

        var sale = world.till(CORDOBA).sells(2, remera).reaches("COMPLETED");

        remera.isAt(CORDOBA, 3, 0);
        remera.isAt(ROSARIO, 5, 0);
        assertThat(sale.timeline()).containsExactly("ORDER_ACCEPTED", "ORDER_COMPLETED");
        assertThat(sale.calls())
                .as("nobody is told of what they saw themselves")
                .isEmpty();
    }

    @Test
    void what_comes_back_at_a_till_lies_on_the_shelf_again_once() {
        var remera = world.ware().lies(5, CORDOBA);
        var sale = world.till(CORDOBA).sells(3, remera).reaches("COMPLETED");

        var back = world.file(world.till(CORDOBA).takesBack(1, remera, sale));

        assertThat(back.outcomes()).containsExactly("UPDATED");
        remera.isAt(CORDOBA, 3, 0);
        assertThat(sale.timeline()).endsWith("ORDER_RETURNED");
        assertThat(sale.state()).isEqualTo("COMPLETED");
    }

    @Test
    void a_day_file_in_csv_tells_of_sales_and_of_what_came_back_whether_it_has_totals_or_not() {
        var remera = world.ware().lies(9, CORDOBA);
        var ticket = "D" + ThreadLocalRandom.current().nextInt(1_000_000) + "-";
        var sold = ticket + "1;28/03/2026 09:30;CORDOBA;Venta;" + remera.sku() + ";3;10,00;\n";
        dayFile(ticket + "morning.csv", sold);
        var sale = new PlacedOrder("till-csv", ticket + 1, world).reaches("COMPLETED");
        assertThat(sale.view().path("total").asText()).isEqualTo("30.00");

        var back = ticket + "2;28/03/2026 19:30;CORDOBA;Devolución;" + remera.sku() + ";1;10,00;" + ticket + "1\n";
        dayFile(ticket + "evening.csv", back);

        soon(() -> assertThat(sale.timeline()).endsWith("ORDER_RETURNED"));
        remera.isAt(CORDOBA, 7, 0);
        dayFile(ticket + "evening-again.csv", back + "\n");
        assertThat(world.file(ticket + "evening-again.csv").outcomes()).containsExactly("IGNORED same-return");
        remera.isAt(CORDOBA, 7, 0);
    }

    private static void dayFile(String name, String rows) {
        var file = "Ticket;Fecha;Local;Operación;SKU;Cantidad;Precio;Ticket original\n" + rows;
        WholeFile.write(Stage.SET.folder.resolve("till-csv"), name, file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_sale_at_a_till_that_is_sent_home_is_delivered_like_any_order() {
        var remera = world.ware().lies(5, ROSARIO);
        var order = world.till(CORDOBA).sends(1, remera, "2000", "Rosario").reaches("ALLOCATED");
        assertThat(order.allocation()).isEqualTo(Map.of(ROSARIO, 1));

        world.warehouse(ROSARIO).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");
        world.carrier("andes").delivers(order);

        order.reaches("DELIVERED");
        remera.isAt(ROSARIO, 4, 0);
        assertThat(order.payment().path("trusted").asBoolean()).isTrue();
        assertThat(order.calls()).noneMatch(call -> call.startsWith("CAPTURE") || call.startsWith("VERIFY"));
    }

    @Test
    void a_sale_beyond_the_books_is_a_fact_a_person_is_told_and_the_newest_reservation_is_sourced_elsewhere() {
        var remera = world.ware().lies(4, CORDOBA).lies(5, ROSARIO);
        var older = world.shop().order().of(2, remera).arrives().reaches("ALLOCATED");
        var newer = world.shop().order().of(2, remera).arrives().reaches("ALLOCATED");
        assertThat(newer.allocation()).isEqualTo(Map.of(CORDOBA, 2));

        world.till(CORDOBA).sells(2, remera).reaches("COMPLETED");

        newer.isAllocated(Map.of(ROSARIO, 2)).reaches("ALLOCATED");
        assertThat(older.allocation()).as("who came first keeps it").isEqualTo(Map.of(CORDOBA, 2));
        remera.isAt(CORDOBA, 2, 2);
        remera.isAt(ROSARIO, 5, 2);

        var more = world.till(CORDOBA).sells(3, remera).reaches("COMPLETED");
        older.isAllocated(Map.of(ROSARIO, 2));
        remera.isAt(CORDOBA, 0, 0);
        assertThat(discrepancies(remera))
                .as("one piece that the books did not have")
                .isEqualTo(1);
        assertThat(exception(more)).isEqualTo("SER-0802 OPEN");
    }

    @Test
    void two_files_with_the_same_receipt_are_one_sale() {
        var remera = world.ware().lies(5, CORDOBA);
        var sale = world.till(CORDOBA).sells(2, remera).reaches("COMPLETED");
        var bytes = world.jdbc()
                .queryForObject(
                        "select convert_from(body, 'UTF8') from receipt where headers ->> 'file-name' = ?",
                        String.class,
                        sale.reference() + ".xml");

        Till.drops("again-" + sale.reference() + ".xml", bytes + "\n");

        var again = world.file("again-" + sale.reference() + ".xml");
        assertThat(again.outcomes()).containsExactly("IGNORED same-revision");
        soon(() -> assertThat(sale.found()).hasSize(1));
        remera.isAt(CORDOBA, 3, 0);
    }

    private int discrepancies(Ware ware) {
        return world.jdbc()
                .queryForObject(
                        "select coalesce(sum(quantity), 0) from stock_move where sku = ? and cause = 'DISCREPANCY'",
                        Integer.class,
                        ware.sku());
    }

    private String exception(PlacedOrder order) {
        return world.jdbc()
                .queryForObject(
                        "select code || ' ' || state from exception where order_id = ?::uuid",
                        String.class,
                        order.id());
    }
}
