package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.serai.demo.tools.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** A file that is too long for one message. */
class LongFileIT extends Journey {
    private static final int ROWS = 250;

    @Test
    void a_long_file_shows_how_far_it_is_and_gives_back_the_rows_that_failed_with_reasons() throws IOException {
        var remera = world.ware().lies(ROWS, CORDOBA);
        var name = "long-" + ThreadLocalRandom.current().nextInt(1_000_000) + ".csv";
        var csv = new StringBuilder("location,sku,quantity\n");
        for (int row = 1; row <= ROWS; row++) {
            csv.append("CORDOBA,").append(remera.sku()).append(row == 201 ? ",=1+1\n" : ",7\n");
        }

        WholeFile.write(Stage.SET.data.resolve("catalog"), name, csv.toString().getBytes(StandardCharsets.UTF_8));

        soon(() -> assertThat(file(name).path("waiting").asInt(-1)).isZero());
        soon(() -> assertThat(file(name).hasNonNull("readAt")).isTrue());
        var id = file(name).path("id").asText();
        soon(() -> assertThat(world.hub().get("/api/files/" + id).path("rows").asInt())
                .isEqualTo(ROWS));
        var whole = world.hub().get("/api/files/" + id);
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

    private JsonNode file(String name) {
        for (var file : world.hub().get("/api/files")) {
            if (file.path("name").asText().equals(name)) {
                return file;
            }
        }
        return MissingNode.getInstance();
    }
}
