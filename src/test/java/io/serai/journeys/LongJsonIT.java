package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.demo.tools.WholeFile;
import io.serai.fulfilment.intake.Reception;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A long JSON file is never in memory as a whole, and none of its orders is lost or doubled. */
class LongJsonIT extends Journey {
    private final String day = "W" + ThreadLocalRandom.current().nextInt(1_000_000);

    @Autowired
    private Reception reception;

    @Test
    void a_long_array_of_orders_is_taken_in_pieces_and_what_failed_is_given_back_with_its_reason() {
        var remera = world.ware().lies(500, CORDOBA);
        var json = orders(205, remera.sku(), 150);

        WholeFile.write(Stage.SET.folder.resolve("wholesale"), day + ".json", json.getBytes(StandardCharsets.UTF_8));

        var file = new LongFile(world, day + ".json");
        var whole = file.done();
        assertThat(whole.path("pieces").asInt()).isEqualTo(3);
        assertThat(whole.path("rows").asInt()).isEqualTo(205);
        assertThat(whole.path("failed").asInt()).isEqualTo(1);
        for (int no : new int[] {1, 100, 101, 205}) {
            new PlacedOrder("wholesale", day + "-" + no, world).reaches("ALLOCATED");
        }
        remera.isAt(CORDOBA, 500, 204);
        assertThat(String.join("\n", file.failed()))
                .startsWith("serai_item,serai_code,serai_reason")
                .contains("NO-SUCH-THING", ",SER-0420,");
        world.jdbc().update("update exception set state = 'DISMISSED' where partner = 'wholesale' and state = 'OPEN'");
    }

    @Test
    void a_long_array_whose_reading_broke_off_goes_on_where_it_was() throws IOException {
        var remera = world.ware().lies(500, CORDOBA);
        var bytes = orders(400, remera.sku(), 0).getBytes(StandardCharsets.UTF_8);
        var file = new LongFile(world, day + ".json");
        var headers = Map.of("file-name", file.name(), "file-time", "1", "file-size", Integer.toString(bytes.length));
        int middle = bytes.length * 4 / 5;

        assertThatThrownBy(() -> reception.keepFile("wholesale", "file", headers, LongFile.breaksOff(bytes, middle)))
                .isInstanceOf(IOException.class);
        var before = file.pieces();
        assertThat(before).isNotEmpty().hasSizeLessThan(4);
        reception.keepFile("wholesale", "file", headers, new ByteArrayInputStream(bytes));

        var whole = file.done();
        assertThat(file.pieces()).hasSize(4).startsWith(before.toArray(String[]::new));
        assertThat(whole.path("rows").asInt()).isEqualTo(400);
        assertThat(whole.path("failed").asInt()).isZero();
        remera.isAt(CORDOBA, 500, 400);
    }

    /** The orders of a day, each on a line, from the third on. */
    private String orders(int many, String sku, int bad) {
        var json = new StringBuilder("{\"system\": {\"orders\": [1, 2]}, \"day\": {\n\"orders\": [\n");
        for (int no = 1; no <= many; no++) {
            json.append(
                            "{\"no\": \"%s-%d\", \"at\": \"2026-03-02T10:15:00\", \"shop\": \"Ñandú, [1]\", \"note\": \"%s\", \"sku\": \"%s\","
                                    .formatted(day, no, "x]}".repeat(50), no == bad ? "NO-SUCH-THING" : sku))
                    .append(" \"price\": 10.50, \"pieces\": 1}")
                    .append(no < many ? ",\n" : "\n");
        }
        return json.append("]}, \"count\": ").append(many).append("}\n").toString();
    }
}
