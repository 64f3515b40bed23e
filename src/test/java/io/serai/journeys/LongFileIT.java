package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.serai.demo.tools.WholeFile;
import io.serai.fulfilment.intake.Reception;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A file that is too long for one message. */
class LongFileIT extends Journey {
    private static final int ROWS = 250;

    @Autowired
    private Reception reception;

    @Test
    void a_long_file_shows_how_far_it_is_and_gives_back_the_rows_that_failed_with_reasons() throws IOException {
        var remera = world.ware().lies(ROWS, CORDOBA);
        var name = "long-" + ThreadLocalRandom.current().nextInt(1_000_000) + ".csv";
        var csv = new StringBuilder("location,sku,quantity\n");
        for (int row = 1; row <= ROWS; row++) {
            csv.append("CORDOBA,").append(remera.sku()).append(row == 201 ? ",=1+1\n" : ",7\n");
        }

        WholeFile.write(Stage.SET.data.resolve("catalog"), name, csv.toString().getBytes(StandardCharsets.UTF_8));

        var whole = new LongFile(world, name).done();
        var id = whole.path("id").asText();
        assertThat(whole.path("rows").asInt()).isEqualTo(ROWS);
        assertThat(whole.path("pieces").asInt()).isEqualTo(3);
        assertThat(whole.path("failed").asInt()).isEqualTo(1);
        assertThat(whole.path("size").asInt()).isEqualTo(csv.length());
        var failed = world.hub().send("GET", "/files/" + id + "/failed.csv", Http.login(), new byte[0]);
        assertThat(failed.status()).isEqualTo(200);
        assertThat(failed.body().lines().toList())
                .hasSize(2)
                .first()
                .isEqualTo("location,sku,quantity,serai_code,serai_reason");
        assertThat(failed.body()).contains("CORDOBA," + remera.sku() + ",'=1+1,SER-0", "202");
        world.jdbc().update("update exception set state = 'DISMISSED' where partner = 'catalog' and state = 'OPEN'");
    }

    @Test
    void the_rows_of_an_order_stay_together_in_a_long_file_and_one_that_fails_is_given_back_whole() {
        var remera = world.ware().lies(500, CORDOBA);
        var name = "day-" + ThreadLocalRandom.current().nextInt(1_000_000) + ".csv";
        var ticket = name.replace(".csv", "") + "-";
        var csv = tickets(ticket, 70, 50, remera.sku());
        csv.append(row(ticket + 1, remera.sku(), "10,00"));

        WholeFile.write(tills(), name, csv.toString().getBytes(StandardCharsets.UTF_8));

        var whole = new LongFile(world, name).done();
        assertThat(whole.path("pieces").asInt()).isEqualTo(3);
        assertThat(whole.path("rows").asInt())
                .as("orders, and one whose rows lie apart")
                .isEqualTo(71);
        assertThat(whole.path("failed").asInt()).isEqualTo(2);
        for (int no : new int[] {1, 34, 35, 70}) {
            var order = new PlacedOrder("till-csv", ticket + no, world).reaches("COMPLETED");
            assertThat(order.view().path("lines")).as(order.reference()).hasSize(3);
        }
        remera.isAt(CORDOBA, 500 - 69 * 3, 0);
        assertThat(new LongFile(world, name).failed())
                .contains("Ticket;Fecha;Local;SKU;Cantidad;Precio;Total;serai_code;serai_reason")
                .filteredOn(line -> line.contains("NO-SUCH-THING"))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains(";SER-0420;"));
        assertThat(new LongFile(world, name).failed())
                .filteredOn(line -> line.contains("SER-0114"))
                .hasSize(1);
        dismissed("till-csv");
    }

    @Test
    void a_long_file_whose_reading_broke_off_goes_on_where_it_was() throws IOException {
        var remera = world.ware().lies(1300, CORDOBA);
        var name = "broken-" + ThreadLocalRandom.current().nextInt(1_000_000) + ".csv";
        var ticket = name.replace(".csv", "") + "-";
        var bytes = tickets(ticket, 400, 0, remera.sku()).toString().getBytes(StandardCharsets.UTF_8);
        var headers = Map.of("file-name", name, "file-time", "1", "file-size", Integer.toString(bytes.length));

        assertThatThrownBy(() -> reception.keepFile("till-csv", "file", headers, LongFile.breaksOff(bytes, 70_000)))
                .isInstanceOf(IOException.class);
        var file = new LongFile(world, name);
        var before = file.pieces();
        assertThat(before).isNotEmpty().hasSizeLessThan(12);
        reception.keepFile("till-csv", "file", headers, new ByteArrayInputStream(bytes));

        var whole = file.done();
        assertThat(file.pieces()).hasSize(12).startsWith(before.toArray(String[]::new));
        assertThat(whole.path("rows").asInt()).isEqualTo(400);
        assertThat(whole.path("failed").asInt()).isZero();
        remera.isAt(CORDOBA, 100, 0);
        assertThat(world.jdbc().queryForObject("select count(*) from incoming_order", Integer.class))
                .isZero();
    }

    @Test
    void what_is_known_of_a_long_file_waits_for_no_room_when_it_is_read_again() throws IOException {
        var remera = world.ware().lies(1300, CORDOBA);
        var name = "again-" + ThreadLocalRandom.current().nextInt(1_000_000) + ".csv";
        var ticket = name.replace(".csv", "") + "-";
        var bytes = tickets(ticket, 400, 0, remera.sku()).toString().getBytes(StandardCharsets.UTF_8);
        var headers = Map.of("file-name", name, "file-time", "1", "file-size", Integer.toString(bytes.length));
        reception.keepFile("till-csv", "file", headers, new ByteArrayInputStream(bytes));
        var file = new LongFile(world, name);
        file.done();
        var pieces = file.pieces();
        assertThat(pieces).hasSizeGreaterThan(10);

        world.jdbc().update("""
                insert into receipt (id, partner, lane, transport, dedupe_key, sha256, size, headers, body, received_at, not_before,
                                     deadline)
                select gen_random_uuid(), 'till-csv', r.lane, 'file', 'crowd-' || n, r.sha256, r.size, '{}', r.body, r.received_at,
                       now() + interval '1 day', now() + interval '1 day'
                from receipt r, generate_series(1, 900) n where r.id = ?::uuid
                """, pieces.get(0));
        try {
            assertTimeout(
                    Duration.ofSeconds(30),
                    () -> reception.keepFile("till-csv", "file", headers, new ByteArrayInputStream(bytes)));
        } finally {
            world.jdbc().update("delete from receipt where dedupe_key like 'crowd-%'");
        }
        assertThat(file.pieces()).isEqualTo(pieces);
    }

    @Test
    void a_long_file_of_xml_is_cut_between_its_transactions() throws IOException {
        var remera = world.ware().lies(500, CORDOBA);
        var name = "long-" + ThreadLocalRandom.current().nextInt(1_000_000) + ".xml";
        var till = world.till(CORDOBA);
        var all = new ArrayList<Till.Printed>();
        for (int i = 0; i < 205; i++) {
            all.add(till.printed(1, remera));
        }
        var first = all.get(0).xml();
        var xml = new StringBuilder(first.substring(0, first.indexOf("</POSLog>")));
        all.subList(1, 205).forEach(each -> xml.append(transaction(each.xml())));
        xml.insert(xml.lastIndexOf("<ItemID>") + 8, "NO-SUCH-THING-");
        xml.append("</POSLog>\n");

        Till.drops(name, xml.toString());

        var whole = new LongFile(world, name).done();
        assertThat(whole.path("pieces").asInt()).isEqualTo(3);
        assertThat(whole.path("rows").asInt()).isEqualTo(205);
        assertThat(whole.path("failed").asInt()).isEqualTo(1);
        all.get(203).order().reaches("COMPLETED");
        remera.isAt(CORDOBA, 500 - 204, 0);
        assertThat(String.join("\n", new LongFile(world, name).failed()))
                .startsWith("serai_item,serai_code,serai_reason")
                .contains("NO-SUCH-THING-", ",SER-0420,");
        dismissed("poslog");
    }

    private static String transaction(String poslog) {
        return poslog.substring(poslog.indexOf("<Transaction>"), poslog.indexOf("</POSLog>"));
    }

    private static StringBuilder tickets(String ticket, int many, int bad, String sku) {
        var csv = new StringBuilder("Ticket;Fecha;Local;SKU;Cantidad;Precio;Total\n");
        for (int no = 1; no <= many; no++) {
            var row = row(ticket + no, no == bad ? "NO-SUCH-THING" : sku, "30,00");
            csv.append(row).append(row).append(row);
        }
        return csv;
    }

    private static String row(String ticket, String sku, String total) {
        return ticket + ";28/03/2026 09:30;CORDOBA;" + sku + ";1;10,00;" + total + "\n";
    }

    private static Path tills() {
        return Stage.SET.folder.resolve("till-csv");
    }

    private void dismissed(String partner) {
        world.jdbc().update("update exception set state = 'DISMISSED' where partner = ? and state = 'OPEN'", partner);
    }
}
