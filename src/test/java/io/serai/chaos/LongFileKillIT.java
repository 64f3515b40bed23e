package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of a hub in the middle of a long JSON file: it goes on where it was, and no order is lost or there twice. */
class LongFileKillIT {
    private static final Path PARTNERS = Path.of("src/test/resources/journeys").toAbsolutePath();
    private static final int ORDERS = 5_000;
    private static final int PIECES = ORDERS / 100;
    private static final int BEFORE_THE_KILL = 5;
    private static final Duration WITHIN = Duration.ofMinutes(3);
    private static final String PIECES_KEPT = """
            select p.receipt_id from incoming_piece p join incoming_file f on f.id = p.file_id
            where f.partner = 'wholesale' order by f.id, p.no""";

    private static final String OF_THE_FILE = " from orders where channel = 'wholesale'";

    @Test
    @Tag("full")
    void a_hub_that_is_killed_in_the_middle_of_a_long_json_file_goes_on_where_it_was() throws IOException {
        try (var hub = wholesaler(Homes.empty("long-file"))) {
            hub.start();
            var database = hub.database();
            assertThat(Pause.until(WITHIN, () -> database.count("select count(*) from stock") > 0))
                    .as("the retailer's data is there")
                    .isTrue();
            drop(hub.data().resolve("wholesale"));
            awaitPieces(database);
            hub.kill();
            var before = database.column(PIECES_KEPT);
            System.out.println("killed after " + before.size() + " pieces of " + PIECES);
            assertThat(before).hasSizeBetween(BEFORE_THE_KILL, PIECES - 1);

            hub.start();

            assertThat(Pause.until(WITHIN, () -> hub.database().count("select count(*)" + OF_THE_FILE) >= ORDERS))
                    .as("all of it is taken")
                    .isTrue();
            var after = hub.database();
            assertThat(after.column(PIECES_KEPT)).hasSize(PIECES).startsWith(before.toArray(String[]::new));
            assertThat(after.count("select count(distinct reference)" + OF_THE_FILE))
                    .isEqualTo(ORDERS);
            assertThat(after.count("select count(*)" + OF_THE_FILE)).isEqualTo(ORDERS);
            assertThat(after.column("select code from exception where partner = 'wholesale'"))
                    .isEmpty();
            assertThat(hub.api().invariants())
                    .isNotEmpty()
                    .allSatisfy((name, rows) -> assertThat(rows).as(name).isZero());
        }
    }

    /** Looks often, because a file is read faster than it is worked through. */
    private static void awaitPieces(Database database) {
        var until = System.nanoTime() + WITHIN.toNanos();
        while (database.column(PIECES_KEPT).size() < BEFORE_THE_KILL) {
            assertThat(System.nanoTime()).as("it is read").isLessThan(until);
            Pause.millis(10);
        }
    }

    /** The demo's retailer with nobody who buys, and a wholesale system that writes a file a day. */
    private static Hub wholesaler(Path home) {
        var hub = Hub.demo(home).mainChannels();
        return hub.with("serai.demo.orders.per-minute", 0)
                .with("serai.routes", PARTNERS.resolve("routes"))
                .with("serai.mappings", PARTNERS.resolve("mappings"))
                .with("serai.wholesale.folder", hub.data().resolve("wholesale"));
    }

    /** The whole file, under its name only when it is whole. */
    private static void drop(Path folder) throws IOException {
        var json = new StringBuilder("{\"day\": {\n\"orders\": [\n");
        for (int no = 1; no <= ORDERS; no++) {
            json.append(
                            "{\"no\": \"L-%d\", \"at\": \"2026-03-02T10:15:00\", \"shop\": \"Once\", \"sku\": \"REMERA-AZUL-M\", \"price\": 10.50, \"pieces\": 1}"
                                    .formatted(no))
                    .append(no < ORDERS ? ",\n" : "\n");
        }
        Files.createDirectories(folder);
        var part = Files.writeString(folder.resolve("day.json.part"), json.append("]}}\n"));
        Files.move(part, folder.resolve("day.json"), StandardCopyOption.ATOMIC_MOVE);
    }
}
