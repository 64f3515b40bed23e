package io.serai.fulfilment.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.Address;
import io.serai.inventory.Location;
import io.serai.kernel.LocationId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ChannelPlacesTest {
    private static final List<Location> OURS = List.of(
            location("CD", "WAREHOUSE", "AR"),
            location("PALERMO", "STORE", "AR"),
            location("ROSARIO", "STORE", "AR"),
            location("HALL-9", "THIRD_PARTY", "AR"),
            location("SANTIAGO", "STORE", "CL"),
            location("MALDONADO", "WAREHOUSE", "UY"));

    @Test
    void each_of_ours_stands_for_the_one_that_names_it_most_closely() {
        var named = Map.of("1", List.of("AR"), "2", List.of("store"), "3", List.of("PALERMO", "third-party"));

        assertThat(standing(named, anywhere -> true, "1")).containsExactly("CD");
        assertThat(standing(named, anywhere -> true, "2")).containsExactly("ROSARIO", "SANTIAGO");
        assertThat(standing(named, anywhere -> true, "3")).containsExactly("PALERMO", "HALL-9");
    }

    @Test
    void none_stands_for_two_and_what_is_not_published_for_none() {
        var named = Map.of("1", List.of("AR", "CL"), "2", List.of("store"));
        Predicate<LocationId> published = location -> !location.value().equals("ROSARIO");

        assertThat(standing(named, published, "1")).containsExactly("CD", "HALL-9");
        assertThat(standing(named, published, "2")).containsExactly("PALERMO", "SANTIAGO");
    }

    private static List<String> standing(
            Map<String, List<String>> named, Predicate<LocationId> published, String name) {
        var places = ChannelPlaces.of(named, OURS, published);
        assertThat(places.keySet()).isEqualTo(named.keySet());
        return OURS.stream()
                .map(Location::id)
                .filter(places.getOrDefault(name, nowhere -> false))
                .map(LocationId::value)
                .toList();
    }

    private static Location location(String id, String type, String country) {
        var address = new Address(null, null, List.of(), null, null, null, country, null, null, null);
        return new Location(new LocationId(id), id, type, ZoneOffset.UTC, address, 0, 0, true, true, false, Set.of());
    }
}
