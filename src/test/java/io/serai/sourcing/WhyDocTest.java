package io.serai.sourcing;

import static io.serai.sourcing.World.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Demand.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The sentences under "Why" in docs/sourcing.md are what is told. */
class WhyDocTest {
    private static final Pattern TOLD = Pattern.compile("## Why\n.*?```text\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LIMITS =
            Pattern.compile("#### Weight and size\n.*?```yaml\n(.*?)```.*?```text\n(.*?)```", Pattern.DOTALL);
    private static final Located VICENTE_LOPEZ = new Located(-34.53, -58.48, Precision.CITY);

    private final World world = new World()
            .site(site("PACHECO", "CD Pacheco", -34.4588, -58.6370))
            .site(site("PALERMO", "Tienda Palermo", -34.5883, -58.4103))
            .site(site("CORDOBA", "Tienda Córdoba", -31.4173, -64.1877))
            .has("PACHECO", 5, "REMERA")
            .has("PALERMO", 1, "REMERA")
            .has("CORDOBA", 9, "REMERA");

    @Test
    void its_sentences_are_those_of_an_order_of_two_for_vicente_lopez() throws IOException {
        var matcher = TOLD.matcher(Files.readString(Path.of("docs/sourcing.md")));
        assertThat(matcher.find()).isTrue();
        var decided = world.decide(new Demand(List.of(line(1, 2, "REMERA")), new Shipped("AR", VICENTE_LOPEZ)));

        assertThat(Account.of(world.network(), decided.kept()).explain(Locale.ENGLISH))
                .containsSubsequence(matcher.group(1).lines().toList());
    }

    @Test
    void what_is_told_of_a_bicycle_that_a_store_does_not_send_is_what_the_document_says() throws IOException {
        var matcher = LIMITS.matcher(Files.readString(Path.of("docs/sourcing.md")));
        assertThat(matcher.find()).isTrue();
        var rules = """
                name: mine
                version: 1
                strategy: nearest
                currency: ARS
                groups: { stores: { locations: [PALERMO, CORDOBA] }, warehouses: { locations: [PACHECO] } }
                """;
        world.by(Rules.read("rules", rules + matcher.group(1)))
                .has("PALERMO", 1, "BICI-29")
                .has("PACHECO", 1, "BICI-29");
        var bicycle = new Demand.Line(1, new Sku("BICI-29"), 1, 14_200, 1_720, List.of());

        var decided = world.decide(new Demand(List.of(bicycle), new Shipped("AR", VICENTE_LOPEZ)));

        assertThat(Account.of(world.network(), decided.kept()).explain(Locale.ENGLISH))
                .contains(matcher.group(2).strip());
    }

    private static Site site(String id, String name, double latitude, double longitude) {
        return new Site(
                new LocationId(id), name, "AR", latitude, longitude, true, true, false, "store", ZoneOffset.UTC);
    }
}
