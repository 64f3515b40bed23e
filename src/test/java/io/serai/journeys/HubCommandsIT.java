package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.cli.Cli;
import io.serai.demo.tools.WholeFile;
import io.serai.log.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The commands that ask a hub which runs. */
class HubCommandsIT extends Journey {
    private static final String KEY = "SERAI_ACCESS_API_KEY";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void what_is_parked_is_counted_first_and_then_replayed() {
        var remera = world.ware().lies(9, CORDOBA);
        var from = Instant.now();
        var bought = world.shop().order().of(1, remera).bought();
        var parked = bought.changed(1, order -> order.put("total_price", "1.00"))
                .arrives()
                .parked();
        parked.corrected(Json.write(bought.json()));

        assertThat(run("replay", "--partner", "shopify", "--from", from.toString(), "--dry-run"))
                .isZero();
        assertThat(out).hasToString("1 looked at, 1 would be taken, 0 met a fault\n");
        assertThat(bought.order().found()).as("a dry run has no effect").isEmpty();

        assertThat(run("replay", "--partner", "shopify", "--from", from.toString()))
                .isZero();
        assertThat(out).hasToString("1 looked at, 1 taken, 0 met a fault\n");
        bought.order().reaches("ALLOCATED");
        assertThat(parked.state()).isEqualTo("REPLAYED");
    }

    @Test
    void what_is_still_refused_is_told_by_its_code_and_makes_1() {
        var remera = world.ware().lies(9, CORDOBA);
        var from = Instant.now();
        var stays = world.shop()
                .order()
                .of(1, remera)
                .bought()
                .changed(1, order -> order.put("total_price", "1.00"))
                .arrives()
                .parked();

        assertThat(run("replay", "--partner", "shopify", "--from", from.toString()))
                .isEqualTo(1);
        assertThat(out).hasToString("1 looked at, 0 taken, 0 met a fault\nSER-0412: 1 still refused\n");
        assertThat(run("replay", stays.id(), "--dry-run"))
                .as("an ID stands alone")
                .isEqualTo(2);
        assertThat(stays.state()).isEqualTo("OPEN");
        world.jdbc().update("update exception set state = 'DISMISSED' where id = ?::uuid", stays.id());
    }

    @Test
    void a_long_file_is_followed_until_it_is_done() throws IOException {
        var remera = world.ware().lies(150, CORDOBA);
        var name = "followed-" + ThreadLocalRandom.current().nextInt(1_000_000) + ".csv";
        WholeFile.write(
                Stage.SET.data.resolve("catalog"),
                name,
                ("location,sku,quantity\n" + ("CORDOBA," + remera.sku() + ",7\n").repeat(150))
                        .getBytes(StandardCharsets.UTF_8));
        soon(() -> {
            assertThat(run("files")).isZero();
            assertThat(out.toString()).contains(name);
        });
        var id = out.toString()
                .lines()
                .filter(line -> line.contains(name))
                .findFirst()
                .orElseThrow()
                .split(" ", 2)[0];

        assertThat(run("files", id, "--follow")).isZero();
        assertThat(out.toString().lines().reduce("", (before, last) -> last))
                .contains(name + ": done, 2 pieces, 0 not read yet, 150 rows, 0 refused");
    }

    @Test
    void what_a_channel_has_and_the_hub_has_not_is_taken_in() {
        var remera = world.ware().lies(9, CORDOBA);
        var book = new WooBook();
        long order = ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L);
        book.buys(order, remera);
        Stage.SET.wooShop.lists("/wp-json/wc/v3/orders", book);
        try {
            assertThat(run("reconcile", "woocommerce")).as(err.toString()).isZero();
            assertThat(out.toString()).startsWith("listed 1, same 0, taken in again 1\nMISSING " + order);
        } finally {
            Stage.SET.wooShop.listsNoMore("/wp-json/wc/v3/orders");
        }
    }

    @Test
    void a_hub_that_does_not_answer_and_a_key_that_is_missing_are_told_with_their_cure() {
        assertThat(run(world.hub().base(), Map.of(), "files")).isEqualTo(2);
        assertThat(err.toString()).contains("set " + KEY);
        assertThat(run("http://localhost:1", Map.of(KEY, Http.API_KEY), "files"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("does not answer", "--hub");
        assertThat(run("files", "no such file")).isEqualTo(2);
        assertThat(err.toString()).contains("the hub answered 400: Invalid UUID");
        assertThat(run("files", "../x")).isEqualTo(2);
        assertThat(err.toString()).contains("is no API of a hub", "--hub");
    }

    private int run(String... args) {
        return run(world.hub().base(), Map.of(KEY, Http.API_KEY), args);
    }

    private int run(String hub, Map<String, String> environment, String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var all = Stream.concat(Stream.of(args), Stream.of("--hub", hub)).toArray(String[]::new);
        return Cli.run(new PrintWriter(out, true), new PrintWriter(err, true), environment, all);
    }
}
