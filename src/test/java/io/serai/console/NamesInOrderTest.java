package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.console.StoreView.Load;
import io.serai.console.StoreView.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class NamesInOrderTest {
    /** As the database has text by itself, the small letters and those with marks come last. */
    private static final List<String> NAMES = List.of("abasto", "Ñandú", "Núñez", "Olmos", "Zapala");

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.filled("names"));

    @Test
    void places_stand_in_the_order_in_which_people_look_for_names() {
        for (var name : List.of("Zapala", "Núñez", "abasto", "Olmos", "Ñandú")) {
            jdbc.sql("""
                    insert into location (id, name, type, country, zone, address, latitude, longitude, ships, pickup, exports)
                    values (upper(:name), :name, 'STORE', 'AR', 'America/Argentina/Buenos_Aires', '{"country": "AR"}', 0, 0, true, true,
                            false)
                    """).param("name", name).update();
        }
        var returns = new ReturnQueries(jdbc);

        assertThat(ours(returns.places())).isEqualTo(NAMES);
        assertThat(ours(new StoreQueries(jdbc, new CollectQueries(jdbc))
                        .all().stream().map(Load::place).toList()))
                .isEqualTo(NAMES);
        assertThat(ours(new CustomerReturnQueries(jdbc, returns)
                        .find("tok-ana")
                        .orElseThrow()
                        .shops()))
                .isEqualTo(NAMES);
    }

    private static List<String> ours(List<Place> places) {
        return places.stream().map(Place::name).filter(NAMES::contains).toList();
    }
}
