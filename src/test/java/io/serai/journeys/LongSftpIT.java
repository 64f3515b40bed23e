package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.channels.Inbox;
import io.serai.kernel.ReceiptId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Long files on an SFTP server: they are read as they come, and never held as a whole. */
@Tag("full")
class LongSftpIT extends Journey {
    private static final String ROUTE = "long-sftp";
    private static final int ROWS = 600;
    private static final int MEGABYTE = 1 << 20;
    private static final Pattern NUMBER = Pattern.compile(":(\\d+):");

    @Autowired
    private CamelContext context;

    @Autowired
    private Inbox inbox;

    @TempDir
    Path remote;

    private Path out;

    @BeforeEach
    void folder() throws IOException {
        out = Files.createDirectories(remote.resolve("out"));
    }

    @AfterEach
    void notPolled() throws Exception {
        context.getRouteController().stopRoute(ROUTE);
        context.removeRoute(ROUTE);
    }

    @Test
    void the_first_rows_of_a_long_file_are_kept_before_its_last_are_sent() throws Exception {
        var remera = world.ware().lies(ROWS, CORDOBA);
        var name = counts(remera.sku());

        try (var server = FarFolder.waitingAt(remote, 3 * MEGABYTE)) {
            polls("catalog", server);
            var file = new LongFile(world, name);
            World.soon(() -> assertThat(file.pieces()).isNotEmpty());
            assertThat(server.sent()).isLessThanOrEqualTo(3 * MEGABYTE);
            server.sendTheRest();

            var whole = file.done();
            assertThat(whole.path("rows").asInt()).isEqualTo(ROWS);
            assertThat(whole.path("failed").asInt()).isZero();
            World.soon(() -> assertThat(out.resolve(".done/" + name)).exists());
        }
    }

    @Test
    void a_file_that_is_longer_than_all_our_memory_and_can_never_be_kept_is_given_up_early() throws Exception {
        var name = "endless-" + UUID.randomUUID() + ".x12";
        long size = 3L << 30;
        try (var file = new RandomAccessFile(out.resolve(name + ".part").toFile(), "rw")) {
            file.setLength(size); // zeros, which take no room on a disk
        }
        assertThat(size).isGreaterThan(Runtime.getRuntime().maxMemory());
        Files.move(out.resolve(name + ".part"), out.resolve(name));

        try (var server = FarFolder.of(remote)) {
            polls("andes", server);
            World.soon(() -> assertThat(out.resolve(".failed/" + name)).exists());

            assertThat(server.sent()).isLessThan(16 * MEGABYTE);
            assertThat(world.jdbc()
                            .queryForObject(
                                    "select count(*) from exception where code = 'SER-0111' and problems::text like ?",
                                    Integer.class,
                                    "%" + name + "%"))
                    .isEqualTo(1);
        }
        world.jdbc().update("update exception set state = 'DISMISSED' where code = 'SER-0111' and state = 'OPEN'");
    }

    @Test
    void of_a_message_that_breaks_off_on_its_way_nothing_is_kept_and_it_is_fetched_again() throws Exception {
        var remera = world.ware().lies(5, CORDOBA);
        var reference = "UBL-" + UUID.randomUUID();
        var name = reference + ".xml";
        var order = Filing.UBL.order(reference, remera.sku());
        // Behind the order, so that a half of the file would have all of it.
        put(name, order + "<!-- " + "x".repeat(2 * MEGABYTE) + " -->\n");

        try (var server = FarFolder.breakingAt(remote, MEGABYTE)) {
            polls("ubl", server);

            new PlacedOrder("ubl", reference, world).reaches("ALLOCATED");
            assertThat(server.brokeOff()).isTrue();
            assertThat(world.file(name).outcomes()).containsExactly("CREATED");
            assertThat(world.jdbc()
                            .queryForObject(
                                    "select size from receipt where headers ->> 'file-name' = ?", Long.class, name))
                    .isGreaterThan(2 * MEGABYTE);
            World.soon(() -> assertThat(out.resolve(".done/" + name)).exists());
        }
    }

    @Test
    void a_long_file_that_breaks_off_on_its_way_goes_on_where_it_was() throws Exception {
        var remera = world.ware().lies(ROWS, CORDOBA);
        var name = counts(remera.sku());

        try (var server = FarFolder.breakingAt(remote, 3 * MEGABYTE)) {
            polls("catalog", server);

            var whole = new LongFile(world, name).done();
            assertThat(server.brokeOff()).isTrue();
            assertThat(whole.path("rows").asInt()).isEqualTo(ROWS);
            assertThat(whole.path("failed").asInt()).isZero();
            assertThat(new LongFile(world, name).pieces())
                    .hasSize(whole.path("pieces").asInt())
                    .doesNotHaveDuplicates();
            World.soon(() -> assertThat(out.resolve(".done/" + name)).exists());
        }
    }

    @Test
    void of_a_file_that_breaks_off_within_an_answer_each_row_is_kept_as_it_is_and_once() throws Exception {
        var remera = world.ware().lies(ROWS, CORDOBA);
        var name = "rows-" + UUID.randomUUID() + ".csv";
        int rows = 6000;
        var text = new StringBuilder("location,sku,quantity,remark\n");
        for (int row = 1; row <= rows; row++) {
            text.append("CORDOBA,%s,7,%s:%06d:\n".formatted(remera.sku(), "x".repeat(60), row));
        }
        put(name, text.toString());

        try (var server = FarFolder.cuttingAt(remote, text.length() / 2)) {
            polls("catalog", server);

            var whole = new LongFile(world, name).done();
            assertThat(server.brokeOff()).isTrue();
            assertThat(whole.path("rows").asInt()).isEqualTo(rows);
            assertThat(new LongFile(world, name)
                            .pieces().stream()
                                    .map(UUID::fromString)
                                    .map(ReceiptId::new)
                                    .map(inbox::bytes)
                                    .flatMap(piece -> NUMBER.matcher(new String(piece, UTF_8))
                                            .results())
                                    .map(found -> Integer.valueOf(found.group(1))))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, rows).boxed().toList());
            World.soon(() -> assertThat(out.resolve(".done/" + name)).exists());
        }
    }

    @Test
    void a_file_that_is_written_over_while_it_is_read_is_read_as_what_it_is_then() throws Exception {
        var remera = world.ware().lies(5, CORDOBA);
        var before = "UBL-" + UUID.randomUUID();
        var after = "UBL-" + UUID.randomUUID();
        var name = before + ".xml";
        var filling = "<!-- " + "x".repeat(3 * MEGABYTE) + " -->\n";
        put(name, Filing.UBL.order(before, remera.sku()) + filling);

        try (var server = FarFolder.waitingAt(remote, MEGABYTE)) {
            polls("ubl", server);
            World.soon(() -> assertThat(server.sent()).isPositive());
            put(name, Filing.UBL.order(after, remera.sku()) + filling + filling);
            server.sendTheRest();

            new PlacedOrder("ubl", after, world).reaches("ALLOCATED");
            assertThat(world.file(name).outcomes()).containsExactly("CREATED");
            World.soon(() -> assertThat(out.resolve(".done/" + name)).exists());
        }
    }

    @Test
    void of_a_file_that_ends_twice_before_its_listing_says_a_person_hears_once() throws Exception {
        var name = "UBL-" + UUID.randomUUID() + ".xml";
        put(name, Filing.UBL.order(name, "A") + "<!-- " + "x".repeat(MEGABYTE) + " -->\n");

        try (var server = FarFolder.endingAt(remote, MEGABYTE / 2)) {
            polls("ubl", server);

            World.soon(() -> assertThat(told(name)).isEqualTo(1));
            long then = server.sent();
            World.soon(() -> assertThat(server.sent()).isGreaterThan(then + MEGABYTE));
            assertThat(told(name)).isEqualTo(1);
            assertThat(out.resolve(name)).exists();
            assertThat(world.jdbc()
                            .queryForObject(
                                    "select count(*) from receipt where headers ->> 'file-name' = ?",
                                    Integer.class,
                                    name))
                    .isZero();
        }
        world.jdbc().update("update exception set state = 'DISMISSED' where code = 'SER-0118' and state = 'OPEN'");
    }

    @Test
    void a_server_that_answers_reads_out_of_order_is_read_one_at_a_time_where_its_route_says_so() throws Exception {
        var remera = world.ware().lies(5, CORDOBA);
        var reference = "UBL-" + UUID.randomUUID();
        var name = reference + ".xml";
        put(name, Filing.UBL.order(reference, remera.sku()) + "<!-- " + "x".repeat(MEGABYTE / 2) + " -->\n");

        try (var server = FarFolder.swapping(remote)) {
            polls("ubl", server, Map.of());
            World.soon(() -> assertThat(told(name)).as("with its usual reads").isEqualTo(1));
            notPolled();
            polls("ubl", server, Map.of("bulkRequests", "1"));

            new PlacedOrder("ubl", reference, world).reaches("ALLOCATED");
            assertThat(world.file(name).outcomes()).containsExactly("CREATED");
        }
        world.jdbc().update("update exception set state = 'DISMISSED' where code = 'SER-0118' and state = 'OPEN'");
    }

    private int told(String file) {
        return Objects.requireNonNull(world.jdbc()
                .queryForObject(
                        "select count(*) from exception where code = 'SER-0118' and problems::text like ?",
                        Integer.class,
                        "%" + file + "%"));
    }

    /** Long rows, five megabytes of them. */
    private String counts(String sku) throws IOException {
        var name = "counts-" + UUID.randomUUID() + ".csv";
        var row = "CORDOBA," + sku + ",7," + "x".repeat(8 << 10) + "\n";
        put(name, "location,sku,quantity,remark\n" + row.repeat(ROWS));
        return name;
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(out.resolve(name + ".part"), text);
        Files.move(out.resolve(name + ".part"), out.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private void polls(String partner, FarFolder server) throws Exception {
        polls(partner, server, Map.of());
    }

    private void polls(String partner, FarFolder server, Map<String, Object> besides) throws Exception {
        var parameters = new HashMap<String, Object>(
                Map.of("partner", partner, "host", server.host(), "folder", "out", "user", "us", "password", "any"));
        parameters.putAll(besides);
        context.addRouteFromTemplate(ROUTE, "message-in-sftp", parameters);
    }
}
