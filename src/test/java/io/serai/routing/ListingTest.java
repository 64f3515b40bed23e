package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.log.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a list is read of which its channel gives a few pages only. */
class ListingTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int PER_PAGE = 2;
    private static final int MOST_PAGES = 4;

    private final Listing listing = new Listing(
            "shop",
            PullPlan.of("{since}/{until}/{page}", "-", "/list", "/id", "/at", "-", "-", "/paging/total>6", "-"));
    private final List<String> read = new ArrayList<>();

    @Test
    void a_list_that_ends_though_there_is_more_is_read_in_halves_of_its_time_and_in_their_order() throws IOException {
        var orders = IntStream.range(0, 40)
                .mapToObj(no -> NOON.plusSeconds(90L * no))
                .toList();

        assertThat(read(orders, NOON.plus(Duration.ofHours(2)), 1_000)).isTrue();

        assertThat(read).doesNotHaveDuplicates().containsExactlyElementsOf(names(orders));
    }

    @Test
    void what_changed_in_the_second_between_two_halves_is_read_in_both() throws IOException {
        // The middle of the two hours and five minutes before and after them.
        var middle = NOON.plus(Duration.ofHours(1));
        var orders =
                List.of(middle, middle, NOON, NOON, NOON.plusSeconds(1), NOON.plusSeconds(2), middle.plusSeconds(9));

        assertThat(read(orders, NOON.plus(Duration.ofHours(2)), 1_000)).isTrue();

        assertThat(read).containsAll(names(orders));
    }

    @Test
    void a_list_that_is_short_enough_is_read_as_a_whole() throws IOException {
        var orders = IntStream.range(0, 6).mapToObj(NOON::plusSeconds).toList();

        assertThat(read(orders, NOON.plusSeconds(60), MOST_PAGES)).isTrue();

        assertThat(read).containsExactlyElementsOf(names(orders));
    }

    @Test
    void more_of_one_second_than_the_channel_gives_is_no_list_that_came_to_its_end() {
        var orders = IntStream.range(0, 9).mapToObj(no -> NOON).toList();

        assertThatThrownBy(() -> read(orders, NOON.plusSeconds(60), 1_000))
                .isInstanceOf(FarApi.NotGiven.class)
                .hasMessageContaining("one second");
    }

    @Test
    void all_halves_together_have_no_more_pages_than_are_read_at_once() throws IOException {
        var orders = IntStream.range(0, 40)
                .mapToObj(no -> NOON.plusSeconds(90L * no))
                .toList();

        assertThat(read(orders, NOON.plus(Duration.ofHours(2)), 20)).isFalse();
    }

    @Test
    void an_entry_moves_the_cursor_to_its_change_but_never_beyond_now_and_not_at_all_without_a_time() {
        var later = NOON.plusSeconds(60);

        assertThat(listing.reaches(at("2026-03-02T12:00:30Z"), NOON, later)).isEqualTo(NOON.plusSeconds(30));
        assertThat(listing.reaches(at("2099-01-01T00:00:00Z"), NOON, later)).isEqualTo(later);
        assertThat(listing.reaches(at("0000-00-00 00:00:00"), NOON, later)).isEqualTo(NOON);
        assertThat(listing.reaches(Json.tree(Map.of()), NOON, later)).isEqualTo(NOON);
    }

    private static JsonNode at(String time) {
        return Json.tree(Map.of("at", time));
    }

    private boolean read(List<Instant> orders, Instant until, int maxPages) throws IOException {
        return listing.read((path, body) -> page(orders, path), NOON, until, maxPages, page -> {
            page.stream().map(JsonNode::toString).forEach(read::add);
            return true;
        });
    }

    /** As VTEX does: both times are within, the list tells how many it has, and gives a few pages of them. */
    private static FarApi.Page page(List<Instant> orders, String path) {
        var asked = path.replace("%3A", ":").split("/", -1);
        var found = IntStream.range(0, orders.size())
                .filter(no -> !orders.get(no).isBefore(Instant.parse(asked[0]))
                        && !orders.get(no).isAfter(Instant.parse(asked[1])))
                .mapToObj(no -> entry(no, orders.get(no)))
                .toList();
        int page = Integer.parseInt(asked[2]);
        if (page > MOST_PAGES) {
            throw new FarApi.NotGiven(400, "it answered 400");
        }
        var given = found.stream().skip(PER_PAGE * (page - 1L)).limit(PER_PAGE).toList();
        return new FarApi.Page(Json.write(Map.of("list", given, "paging", Map.of("total", found.size()))), "");
    }

    private static List<String> names(List<Instant> orders) {
        return IntStream.range(0, orders.size())
                .mapToObj(no -> Json.tree(entry(no, orders.get(no))).toString())
                .toList();
    }

    private static Map<String, Object> entry(int no, Instant at) {
        return new TreeMap<>(Map.<String, Object>of("id", no, "at", at.toString()));
    }
}
