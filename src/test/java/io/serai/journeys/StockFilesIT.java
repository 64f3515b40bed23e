package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.ROSARIO;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.tools.WholeFile;
import io.serai.edi.EdiSchemas;
import io.serai.edi.X12Reader;
import io.serai.log.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Stock as files: what a warehouse of others counts comes as X12 846, and what partners may sell goes to them as 846 and CSV. */
class StockFilesIT extends Journey {
    private static final AtomicInteger CONTROL = new AtomicInteger(8_000);
    private static final String SET = """
            ISA*00*          *00*          *ZZ*TRES3PL        *ZZ*SERAI          *%4$s*1415*U*00401*%1$09d*0*P*>~
            GS*IB*TRES3PL*SERAI*20%4$s*1415*%1$d*X*004010~
            ST*846*0001~
            BIA*00*MB*INV-%1$d*20%4$s*141530~
            N1*WH**92*%2$s~
            LIN*1*SK*%3$s~
            QTY*17*40*EA~
            QTY*20*2*EA~
            QTY*QH*3*EA~
            CTT*1~
            SE*9*0001~
            GE*1*%1$d~
            IEA*1*%1$09d~
            """;

    @Test
    void a_warehouse_of_others_counts_by_846_and_is_answered_with_a_997() {
        var remera = world.ware();
        int control = CONTROL.incrementAndGet();
        var name = "inv-" + control + ".x12";

        puts(name, SET.formatted(control, CORDOBA, remera.sku(), "260302"));

        assertThat(world.file(name).outcomes()).containsExactly("UPDATED", "UPDATED", "UPDATED");
        remera.isAt(CORDOBA, 35, 0);
        var conditions = world.jdbc()
                .queryForMap(
                        "select damaged, quarantine from stock where location = ? and sku = ?", CORDOBA, remera.sku());
        assertThat(conditions).isEqualTo(Map.of("damaged", 2, "quarantine", 3));
        World.soon(() -> assertThat(files(deposit(), ".997.x12"))
                .anySatisfy(answer ->
                        assertThat(answer).contains("AK1*IB*" + control + "~").contains("AK9*A*1*1*1~")));
    }

    @Test
    void a_count_that_was_taken_before_another_is_no_news() {
        var remera = world.ware();
        int control = CONTROL.addAndGet(2);
        puts("late-" + control + ".x12", SET.formatted(control, CORDOBA, remera.sku(), "260305"));
        world.file("late-" + control + ".x12").isDone();
        remera.comes(-5, CORDOBA);

        puts("early-" + control + ".x12", SET.formatted(control - 1, CORDOBA, remera.sku(), "260303"));

        assertThat(world.file("early-" + control + ".x12").outcomes()).containsOnly("IGNORED older-count");
        remera.isAt(CORDOBA, 30, 0);
    }

    @Test
    void a_count_by_gtin_is_of_the_article_that_has_it() {
        var remera = world.ware();
        int control = CONTROL.incrementAndGet();
        var name = "gtin-" + control + ".x12";

        puts(
                name,
                SET.formatted(control, CORDOBA, remera.article().product().gtin(), "260302")
                        .replace("*SK*", "*UP*"));

        assertThat(world.file(name).outcomes()).containsOnly("UPDATED");
        remera.isAt(CORDOBA, 35, 0);
    }

    @Test
    void a_partner_gets_what_it_may_sell_as_846_by_sftp() {
        var remera = world.ware().lies(7, CORDOBA).lies(2, ROSARIO);
        publish("x12-stock", Map.of("target", "file", "byLocation", true, "every", 1));

        inTime(() -> assertThat(told846()).containsEntry(remera.sku() + "@" + CORDOBA, 7));
        assertThat(told846()).containsEntry(remera.sku() + "@" + ROSARIO, 2);
        remera.comes(3, ROSARIO);

        inTime(() -> assertThat(told846()).containsEntry(remera.sku() + "@" + ROSARIO, 5));
    }

    @Test
    void another_gets_it_as_csv_in_a_folder_and_puts_its_own_counts_beside() {
        var remera = world.ware();
        WholeFile.write(
                Stage.SET.feed.resolve("out"),
                "counts-" + remera.sku() + ".csv",
                ("location,sku,quantity\n" + CORDOBA + "," + remera.sku() + ",11\n").getBytes(StandardCharsets.UTF_8));
        remera.isAt(CORDOBA, 11, 0);

        publish("stock-feed", Map.of("target", "file", "every", 1, "whole", true));

        var everything = world.jdbc().queryForObject("select count(*) from product", Integer.class);
        inTime(() -> assertThat(files(Stage.SET.feed.resolve("in"), ".csv"))
                .anySatisfy(file -> assertThat(file)
                        .startsWith("sku,location,quantity,at\r\n")
                        .contains("\r\n" + remera.sku() + ",,11,20")));
        remera.comes(1, CORDOBA);
        inTime(() -> assertThat(files(Stage.SET.feed.resolve("in"), ".csv"))
                .anySatisfy(file -> assertThat(file)
                        .contains("\r\n" + remera.sku() + ",,12,20")
                        .hasLineCount(1 + everything)));
    }

    @Test
    void a_partner_far_away_gets_csv_and_puts_its_own_counts_by_sftp() {
        var remera = world.ware();
        var server = Stage.SET.sftp.resolve("feed");
        WholeFile.write(
                server.resolve("out"),
                "counts-" + remera.sku() + ".csv",
                ("location,sku,quantity\n" + CORDOBA + "," + remera.sku() + ",6\n").getBytes(StandardCharsets.UTF_8));
        remera.isAt(CORDOBA, 6, 0);

        publish("far-feed", Map.of("target", "file", "byLocation", true, "every", 1));
        inTime(() -> assertThat(files(server.resolve("in"), ".csv"))
                .anySatisfy(file -> assertThat(file)
                        .startsWith("sku,location,quantity,at\r\n")
                        .contains("\r\n" + remera.sku() + "," + CORDOBA + ",6,20")));
        remera.comes(-1, CORDOBA);

        inTime(() -> assertThat(files(server.resolve("in"), ".csv"))
                .anySatisfy(file -> assertThat(file).contains("\r\n" + remera.sku() + "," + CORDOBA + ",5,20")));
        assertThat(files(server.resolve("in"), ".part")).isEmpty();
    }

    private void publish(String partner, Map<String, ?> how) {
        var put = world.hub().put("/api/stock/publications/" + partner, Json.write(how));
        assertThat(put.status()).as(put.body()).isEqualTo(202);
    }

    /** What the partner knows from all files, the newest last: SKU@place and pieces. */
    private static Map<String, Integer> told846() {
        var reader = new X12Reader(EdiSchemas.standard());
        var known = new TreeMap<String, Integer>();
        var newest = new TreeMap<String, Long>();
        for (var text : files(deposit(), ".846.x12")) {
            var document = reader.read(text.getBytes(StandardCharsets.US_ASCII));
            assertThat(document.allProblems()).as(text).isEmpty();
            document.sets().forEach(set -> {
                long seq = set.tree().at("/BIA/03").asLong();
                set.tree().path("LINLoop").forEach(item -> {
                    var at = item.at("/LIN/03").asText() + "@"
                            + item.at("/N1Loop/0/N1/04").asText();
                    if (newest.merge(at, seq, Math::max) == seq) {
                        known.put(at, item.at("/QTYLoop/0/QTY/02").asInt());
                    }
                });
            });
        }
        return known;
    }

    private static void puts(String name, String text) {
        WholeFile.write(Stage.SET.sftp.resolve("serai/out"), name, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Path deposit() {
        return Stage.SET.sftp.resolve("serai/in");
    }

    private static List<String> files(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first time a partner is told of everything that there is. */
    private static void inTime(org.awaitility.core.ThrowingRunnable holds) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(holds);
    }
}
