package io.serai.fulfilment.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.Kit;
import io.serai.fulfilment.allocation.Promise;
import io.serai.fulfilment.stock.Publications.Publication;
import io.serai.fulfilment.stock.Publications.Told;
import io.serai.inventory.Ahead;
import io.serai.inventory.StockLevel;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NumbersTest {
    private static final Sku SET = new Sku("SET");
    private static final Sku CUP = new Sku("CUP");
    private static final Sku SPOON = new Sku("SPOON");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Test
    void a_kit_has_the_buffer_of_its_fastest_part() {
        var paces = new Paces(
                Map.of(CUP, Map.of("CD", 120.0), SPOON, Map.of("CD", 30.0)),
                Map.of(SET, List.of(new Kit.Part(CUP, 2), new Kit.Part(SPOON, 1))));

        assertThat(news(published(false, null), promise(SET, Map.of("CD", 100)), List.of(), paces))
                .as("60 kits an hour, as a SKU of which 60 are sold in one")
                .containsExactly(new Told(SET, "", 84, 16));
    }

    @Test
    void each_location_has_the_buffer_of_what_sells_there() {
        var paces = new Paces(Map.of(CUP, Map.of("CD", 60.0, "SHOP", 6.0)), Map.of());
        var promise = promise(CUP, Map.of("CD", 100, "SHOP", 10, "ATTIC", 3));

        assertThat(news(published(true, null), promise, List.of(), paces))
                .containsExactlyInAnyOrder(
                        new Told(CUP, "CD", 84, 16), new Told(CUP, "SHOP", 7, 3), new Told(CUP, "ATTIC", 3, 0));
    }

    @Test
    void what_sells_at_places_that_are_not_published_keeps_nothing_back() {
        var paces = new Paces(Map.of(CUP, Map.of("CD", 60.0, "SHOP", 6.0)), Map.of());

        assertThat(news(published(false, Set.of("SHOP")), promise(CUP, Map.of("SHOP", 10)), List.of(), paces))
                .containsExactly(new Told(CUP, "", 7, 3));
    }

    @Test
    void only_numbers_that_are_others_are_told() {
        var told = List.of(new Told(CUP, "CD", 5, 0), new Told(CUP, "SHOP", 2, 0));

        assertThat(news(published(true, null), promise(CUP, Map.of("CD", 5, "SHOP", 1)), told, NONE))
                .containsExactly(new Told(CUP, "SHOP", 1, 0));
    }

    @Test
    void of_a_place_of_which_it_is_told_no_more_a_channel_hears_once_that_there_is_nothing() {
        var told = List.of(new Told(CUP, "CD", 5, 0), new Told(CUP, "SHOP", 2, 0), new Told(CUP, "ATTIC", 0, 0));

        assertThat(news(published(true, Set.of("CD")), promise(CUP, Map.of("CD", 5)), told, NONE))
                .containsExactly(new Told(CUP, "SHOP", 0, 0));
    }

    @Test
    void each_of_a_channels_own_locations_has_the_number_and_the_buffer_of_those_of_ours_that_stand_for_it() {
        var paces = new Paces(Map.of(CUP, Map.of("CD", 60.0, "SHOP", 6.0)), Map.of());

        assertThat(Numbers.at(
                        "7",
                        location -> location.value().equals("CD"),
                        List.of(promise(CUP, Map.of("CD", 100)), promise(SPOON, Map.of())),
                        paces,
                        TEN_MINUTES))
                .as("and nothing of what never lay there")
                .containsExactly(new Told(CUP, "7", 84, 16));
        assertThat(Numbers.changed(List.of(new Told(CUP, "7", 84, 16)), List.of(new Told(CUP, "8", 3, 0))))
                .as("of one that it has no more it hears that there is nothing")
                .containsExactly(new Told(CUP, "7", 84, 16), new Told(CUP, "8", 0, 0));
    }

    private static final Paces NONE = new Paces(Map.of(), Map.of());

    private static List<Told> news(Publication publication, Promise promise, List<Told> told, Paces paces) {
        return Numbers.news(publication, List.of(promise), told, paces, TEN_MINUTES);
    }

    private static Promise promise(Sku sku, Map<String, Integer> places) {
        var there = new TreeMap<>(places)
                .entrySet().stream()
                        .map(each ->
                                new Promise.At(new LocationId(each.getKey()), StockLevel.NONE, 0, 0, each.getValue()))
                        .toList();
        int now = there.stream().mapToInt(Promise.At::now).sum();
        return new Promise(sku, "shop", there, now, 0, Ahead.NOTHING, new TreeMap<>());
    }

    private static Publication published(boolean byLocation, @Nullable Set<String> locations) {
        return new Publication(
                "shop",
                PublicationTarget.QUEUE,
                byLocation,
                locations,
                Duration.ofSeconds(2),
                false,
                1,
                null,
                Duration.ZERO,
                null,
                Duration.ZERO,
                0);
    }
}
