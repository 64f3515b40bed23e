package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.log.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Orders that a channel lists, and does not give when they are asked for one by one. */
class NotGivenIT extends Journey {
    private static final String LIST = "/api/oms/pvt/orders";

    private final String id = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L));
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void one_that_is_not_given_now_keeps_back_no_other_and_is_asked_for_until_it_is() throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var late = id + "-01";
        var other = id + "-02";
        Stage.SET.vtexShop.refuses(LIST + "/" + late, 503);
        isThere(other, remera);
        isListed(late, now);
        isListed(other, now.plusSeconds(1));

        new PlacedOrder("vtex", other, world).reaches("ALLOCATED");
        soon(() -> assertThat(failing()).containsExactly(late + ": it answered 503"));
        soon(() -> assertThat(cursor()).as("does not pass it").containsExactly(now.toString()));

        isThere(late, remera);
        new PlacedOrder("vtex", late, world).reaches("ALLOCATED");
        soon(() -> assertThat(failing()).isEmpty());
        soon(() -> assertThat(cursor()).containsExactly(now.plusSeconds(1).toString()));
        assertThat(exceptions(late)).isEmpty();
    }

    @Test
    void one_that_is_refused_for_good_comes_before_a_person_once_and_is_asked_for_again_by_a_comparison_only()
            throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var gone = id + "-03";
        Stage.SET.vtexShop.refuses(LIST + "/" + gone, 410);
        isListed(gone, now);

        soon(() -> assertThat(exceptions(gone)).containsExactly("SER-0112 OPEN"));
        int asked = asked("/" + gone);
        int rounds = asked("");
        soon(() -> assertThat(asked("")).isGreaterThan(rounds + 2));
        assertThat(asked("/" + gone)).as("it has not changed").isEqualTo(asked);
        soon(() -> assertThat(failing()).isEmpty());

        isThere(gone, remera);
        assertThat(world.hub().post("/api/partners/vtex/reconcile", "").status())
                .isEqualTo(202);
        new PlacedOrder("vtex", gone, world).reaches("ALLOCATED");
        soon(() -> assertThat(exceptions(gone)).containsExactly("SER-0112 REPLAYED"));
    }

    @Test
    void one_that_is_asked_for_in_vain_for_a_day_is_left_to_a_person_and_passed_by() {
        var broken = id + "-04";
        Stage.SET.vtexShop.refuses(LIST + "/" + broken, 500);
        isListed(broken, now.minus(Duration.ofHours(25)));

        soon(() -> assertThat(failing()).containsExactly(broken + ": it answered 500"));
        assertThat(exceptions(broken)).isEmpty();
        world.jdbc().update("update pull_failure set since = since - interval '25 hours' where partner = 'vtex'");

        soon(() -> assertThat(exceptions(broken)).containsExactly("SER-0112 OPEN"));
        soon(() -> assertThat(failing()).isEmpty());
        world.jdbc().update("update exception set state = 'DISMISSED' where problems::text like ?", "%" + broken + "%");
    }

    private static void isThere(String name, Ware ware) throws IOException {
        var order = Files.readString(Path.of("mappings/channels/vtex/samples/sent-home.in.json"))
                .replace("CAMISETA-AZUL-M", ware.sku())
                .replace("MEIA-P", ware.sku())
                .replace("1488730012345-01", name)
                .replace("\"BRA\"", "\"ARG\"");
        Stage.SET.vtexShop.has(LIST + "/" + name, order);
    }

    private static void isListed(String name, Instant authorised) {
        Stage.SET.vtexShop.lists(LIST, Json.write(Map.of("orderId", name, "authorizedDate", authorised.toString())));
    }

    private static int asked(String path) {
        return Stage.SET.vtex.calls("GET", LIST + path).size();
    }

    private List<String> failing() {
        return world.jdbc().queryForList("select why from pull_failure where partner = 'vtex'", String.class);
    }

    private List<String> cursor() {
        return world.jdbc().queryForList("select value from setting where name = 'cursor:vtex'", String.class);
    }

    private List<String> exceptions(String name) {
        return world.jdbc()
                .queryForList(
                        "select code || ' ' || state from exception where partner = 'vtex' and problems::text like ?",
                        String.class,
                        "%" + name + "%");
    }
}
