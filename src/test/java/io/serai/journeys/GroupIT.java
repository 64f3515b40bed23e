package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.tools.WholeFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fifty messages are taken in one transaction; one that the database itself refuses must not hold up the others. */
@Tag("full")
class GroupIT extends Journey {
    private static final int GROUP = 50;
    private static final int POISONED = 23;
    private static final List<String> WORKERS = List.of("orders", "orders.second");

    private void suspend() throws Exception {
        for (var worker : WORKERS) {
            camel.getRouteController().suspendRoute(worker);
        }
    }

    @AfterEach
    void heal() throws Exception {
        world.jdbc().execute("drop trigger if exists poison on orders");
        camel.getRouteController().resumeRoute(WORKERS.get(1));
    }

    @Test
    void what_two_workers_hear_of_the_same_orders_at_once_needs_no_second_try() throws Exception {
        var remera = world.ware().lies(2 * GROUP, CORDOBA);
        suspend();
        var first = new ArrayList<WebShop.Bought>();
        for (int i = 0; i < 2 * GROUP; i++) {
            first.add(world.shop().order().of(1, remera).bought());
        }
        var receipts = new ArrayList<Kept>();
        first.forEach(bought -> receipts.add(bought.arrives()));
        var cancelled = first.subList(0, GROUP);
        cancelled.forEach(bought -> receipts.add(bought.cancelled().arrives()));

        for (var worker : WORKERS) {
            camel.getRouteController().resumeRoute(worker);
        }

        soon(() -> assertThat(receipts)
                .allSatisfy(
                        kept -> assertThat(kept.view().path("state").asText()).isEqualTo("DONE")));
        remera.isAt(CORDOBA, 2 * GROUP, GROUP);
        assertThat(cancelled)
                .allSatisfy(bought -> assertThat(bought.order().state()).isEqualTo("CANCELLED"));
        assertThat(world.jdbc()
                        .queryForObject("select count(*) from receipt where alone and id = any(?)", Long.class, (Object)
                                receipts.stream()
                                        .map(kept -> UUID.fromString(kept.id()))
                                        .toArray(UUID[]::new)))
                .isZero();
    }

    @Test
    void one_poisonous_message_among_fifty_is_found_and_the_others_are_taken() throws Exception {
        var remera = world.ware().lies(100, CORDOBA);
        suspend();
        var all = new ArrayList<WebShop.Bought>();
        var receipts = new ArrayList<Kept>();
        for (int i = 0; i < GROUP; i++) {
            var bought = world.shop().order().of(1, remera).bought();
            all.add(bought);
            receipts.add(bought.arrives());
        }
        var poison = all.remove(POISONED);
        var culprit = receipts.remove(POISONED);
        poison(poison.reference());

        camel.getRouteController().resumeRoute(WORKERS.get(0));

        soon(() -> assertThat(receipts)
                .allSatisfy(
                        kept -> assertThat(kept.view().path("state").asText()).isEqualTo("DONE")));
        remera.isAt(CORDOBA, 100, GROUP - 1);
        assertThat(poison.order().found()).isEmpty();
        soon(() -> {
            world.timePasses();
            assertThat(culprit.view().path("state").asText()).isEqualTo("DONE");
        });
        var parked = culprit.parked();
        assertThat(parked.code()).isEqualTo("SER-0901");

        heal();
        assertThat(parked.replayed().status()).isEqualTo(202);
        poison.order().reaches("ALLOCATED");
        remera.isAt(CORDOBA, 100, GROUP);
    }

    @Test
    void a_whole_file_that_was_given_up_is_replayed_with_all_its_items() throws Exception {
        var remera = world.ware().lies(9, CORDOBA);
        poison("K-POISON");
        var file = new StringBuilder("pedido;fecha;sku;cantidad;precio;cliente;calle;ciudad;provincia;cp\n");
        for (var reference : List.of("K-POISON", "K-BESIDE", "K-BESIDE-TOO")) {
            file.append(reference + ";2026-03-02T10:15:00;" + remera.sku()
                    + ";1;14.500,00;Rosa Díaz;Chacabuco 300;Córdoba;Córdoba;5000\n");
        }
        WholeFile.write(
                Stage.SET.folder.resolve("kiosk"), "poison.csv", file.toString().getBytes(StandardCharsets.UTF_8));
        var kept = world.file("poison.csv");
        soon(() -> {
            world.timePasses();
            assertThat(kept.view().path("state").asText()).isEqualTo("DONE");
        });
        var parked = kept.parked();
        assertThat(parked.code()).isEqualTo("SER-0901");

        heal();
        assertThat(parked.replayed().status()).isEqualTo(202);

        assertThat(kept.outcomes()).containsExactly("CREATED", "CREATED", "CREATED");
        new PlacedOrder("kiosk", "K-BESIDE-TOO", world).reaches("ALLOCATED");
        remera.isAt(CORDOBA, 9, 3);
    }

    /** Values that a schema lets pass and that a database, a clock or a sum may choke on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/line_items/0/quantity               | 2147483647",
                "/line_items/0/quantity               | 999999999999",
                "/line_items/0/quantity               | 1.5",
                "/line_items/0/price                  | \"999999999999.99\"",
                "/line_items/0/price                  | \"1e400\"",
                "/line_items/0/price                  | \"NaN\"",
                "/line_items/0/price                  | 1e30",
                "/line_items/0/id                     | null",
                "/line_items/0/sku                    | \"\\u0000\"",
                "/line_items/0/name                   | \"\\ud800\"",
                "/note                                | \"\\ud83d\"",
                "/note                                | \"\\u0000\"",
                "/id                                  | -1",
                "/id                                  | \"'; drop table orders; --\"",
                "/id                                  | 1e400",
                "/name                                | {\"a\": [1]}",
                "/currency                            | \"XXX\"",
                "/currency                            | \"JPY\"",
                "/processed_at                        | \"9999-12-31T23:59:59-18:00\"",
                "/processed_at                        | \"0000-01-01T00:00:00Z\"",
                "/processed_at                        | \"-999999-01-01T00:00:00Z\"",
                "/updated_at                          | \"9999-12-31T23:59:59-18:00\"",
                "/updated_at                          | \"1969-01-01T00:00:00Z\"",
                "/customer                            | null",
                "/customer/email                      | \"a@b\\r\\nBcc: everybody@example.com\"",
                "/customer_locale                     | \"../../etc\"",
                "/shipping_address/latitude           | 1e300",
                "/shipping_address/country_code       | \"zz\"",
                "/shipping_address/zip                | \"5000' or 1=1\"",
                "/total_price                         | \"-1.00\"",
                "/note_attributes                     | [{\"name\": \"payment_reference\", \"value\": \"../../refunds?x=\"}]"
            })
    void whatever_a_value_is_the_order_is_taken_or_waits_for_a_person_and_no_group_fails(String at, String value)
            throws Exception {
        var remera = world.ware().lies(3, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        var body = bought.json().deepCopy();
        var parent = (ObjectNode) body.at(at.substring(0, at.lastIndexOf('/')));
        parent.put(at.substring(at.lastIndexOf('/') + 1), "@value@");

        var reply = world.shop().hands(body.toString().replace("\"@value@\"", value));

        assertThat(reply.status()).isEqualTo(202);
        var kept = world.receipt(reply);
        soon(() -> {
            world.timePasses();
            assertThat(kept.view().path("state").asText()).isEqualTo("DONE");
        });
        assertThat(kept.outcomes()).singleElement().asString().matches("CREATED|PARKED SER-0[1-4]\\d\\d|IGNORED .*");
    }

    /** A fault of the database that nobody has thought of. */
    private void poison(String reference) {
        world.jdbc().execute("""
                create or replace function poison() returns trigger language plpgsql as $$
                begin
                  if new.reference = '%s' then raise exception 'poison'; end if;
                  return new;
                end $$""".formatted(reference));
        world.jdbc().execute("create trigger poison before insert on orders for each row execute function poison()");
    }
}
