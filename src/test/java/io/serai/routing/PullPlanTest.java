package io.serai.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.log.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which page is asked for next. */
class PullPlanTest {
    private static final PullPlan.At FIRST =
            PullPlan.At.start(Instant.parse("2026-03-02T14:05:00Z"), Instant.parse("2026-03-02T16:05:00Z"));

    @Test
    void pages_are_counted_or_the_answer_says_which_is_next() {
        var counted = plan("/o?since={since}&page={page}&offset={offset}", "-", "-", "-");
        assertThat(counted.path(FIRST)).isEqualTo("/o?since=2026-03-02T14%3A05%3A00Z&page=1&offset=0");
        assertThat(counted.path(FIRST.after(50, ""))).endsWith("&page=2&offset=50");
        assertThat(counted.isCounted()).isTrue();

        var told = plan("/o?since={since-ms}", "-", "/next", "/o?token={next}");
        assertThat(told.path(FIRST)).isEqualTo("/o?since=2026-03-02T14%3A05%3A00.000Z");
        var token = told.next(Json.parse("{\"next\": \"a+b\"}"), "");
        assertThat(told.path(FIRST.after(50, token))).isEqualTo("/o?token=a%2Bb");
        assertThat(told.next(Json.parse("{\"next\": null}"), "?other=1")).isEmpty();
        assertThat(plan("/o", "-", "/next", "/o{+next}").path(FIRST.after(1, "?a=1&b=2")))
                .isEqualTo("/o?a=1&b=2");
    }

    @Test
    void the_time_up_to_which_is_listed_is_written_as_that_from_which_is() {
        var plan = plan(
                "/o?a={since:yyyy-MM-dd HH:mm}&z={until:yyyy-MM-dd HH:mm}", "/from={since} /to={until-ms}", "-", "-");

        assertThat(plan.path(FIRST)).isEqualTo("/o?a=2026-03-02+14%3A05&z=2026-03-02+16%3A05");
        assertThat(plan.body(FIRST))
                .isEqualTo("{\"from\":\"2026-03-02T14:05:00Z\",\"to\":\"2026-03-02T16:05:00.000Z\"}");
    }

    @Test
    void the_header_link_may_have_the_page_after_and_only_its_query_is_believed() {
        var linked = plan("/o?since={since}", "-", "link", "/o{+next}");
        var next = FarApi.nextOf(
                "<https://shop.example/o?page_info=a1>; rel=\"previous\", <https://elsewhere.example/x?limit=2&page_info=b2>; rel=\"next\"");
        assertThat(next).isEqualTo("?limit=2&page_info=b2");
        assertThat(linked.next(Json.parse("[]"), next)).isEqualTo(next);
        assertThat(linked.path(FIRST.after(2, next))).isEqualTo("/o?limit=2&page_info=b2");
        assertThat(linked.isCounted()).isFalse();
        assertThat(FarApi.nextOf("<https://shop.example/o?page_info=a1>; rel=\"previous\""))
                .isEmpty();
        assertThat(FarApi.nextOf(null)).isEmpty();
    }

    @Test
    void a_search_is_posted_and_has_no_cursor_on_its_first_page() {
        var plan = plan(
                "/search",
                "/places/0=L1 /limit=100 /cursor={next} /query/from/at={since} /query/sort=ASC",
                "/cursor",
                "-");

        assertThat(plan.body(FIRST))
                .isEqualTo(
                        "{\"places\":[\"L1\"],\"limit\":100,\"query\":{\"from\":{\"at\":\"2026-03-02T14:05:00Z\"},\"sort\":\"ASC\"}}");
        assertThat(plan.body(FIRST.after(1, "c1"))).contains("\"cursor\":\"c1\"");
        assertThat(plan.path(FIRST.after(1, "c1"))).isEqualTo("/search");
    }

    @Test
    void which_order_an_entry_is_about_may_be_told_with_a_link_or_without() {
        var slips = new Listing(
                "presta", PullPlan.of("/order_slip", "-", "", "/id_order/#text|/id_order", "-", "-", "-", "-", "-"));

        assertThat(slips.reference(Json.parse("{\"id\":3,\"id_order\":{\"href\":\"/orders/7\",\"#text\":\"7\"}}")))
                .isEqualTo("7");
        assertThat(slips.reference(Json.parse("{\"id\":3,\"id_order\":\"7\"}"))).isEqualTo("7");
    }

    @Test
    void several_values_in_an_array_have_commas_between_them() {
        var plan = plan("/search", "/places/0=L1,L2,L3 /limit=100", "/cursor", "-");

        assertThat(plan.body(FIRST)).isEqualTo("{\"places\":[\"L1\",\"L2\",\"L3\"],\"limit\":100}");
    }

    @Test
    void of_several_values_blanks_are_nothing_and_each_counts_once() {
        var plan = plan("/search", "/places/0=L1, L2,L1, /limit=100", "/cursor", "-");

        assertThat(plan.body(FIRST)).isEqualTo("{\"places\":[\"L1\",\"L2\"],\"limit\":100}");
        assertThat(PullPlan.values("L1, L2,L1")).containsExactly("L1", "L2");
    }

    @Test
    void the_pull_of_shopware_asks_for_the_states_of_both_addresses() throws IOException {
        var route = URLDecoder.decode(Files.readString(Path.of("routes/channels/shopware.camel.yaml")), UTF_8);

        assertThat(route)
                .contains("associations[billingAddress][associations][countryState]")
                .contains("associations[deliveries][associations][shippingOrderAddress][associations][countryState]");
    }

    @Test
    void what_is_pulled_of_shopify_is_listed_as_its_reconcile_run_lists_it() throws IOException {
        var pull = Files.readAllLines(Path.of("routes/channels/shopify-pull.camel.yaml"));

        assertThat(Files.readAllLines(Path.of("routes/channels/shopify.camel.yaml")))
                .containsAll(pull.subList(pull.indexOf("      - { name: partner, value: shopify }") + 2, pull.size()));
        assertThat(pull).contains("      - { name: poll, value: \"{{serai.channels.shopify.poll}}\" }");
    }

    @Test
    void a_page_further_of_amazon_is_asked_for_with_all_that_asked_for_the_first_one() throws IOException {
        var route = Files.readString(Path.of("routes/channels/amazon.camel.yaml"));
        var list = between(route, "{ name: list, value: \"", "\" }");
        var more = between(route, "{ name: more, value: \"", "\" }");

        assertThat(more).isEqualTo(list + "&paginationToken={next}");
        var plan = plan(list, "-", between(route, "{ name: next, value: ", " }"), more);
        var token = plan.next(Json.parse("{\"orders\": [], \"pagination\": {\"nextToken\": \"2Yg=\"}}"), "");
        assertThat(plan.path(FIRST.after(100, token)))
                .isEqualTo(plan.path(FIRST) + "&paginationToken=2Yg%3D")
                .contains("&lastUpdatedAfter=2026-03-02T14%3A05%3A00Z&");
    }

    private static String between(String text, String before, String behind) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(behind, from));
    }

    private static PullPlan plan(String list, String body, String next, String more) {
        return PullPlan.of(list, body, "", "/id", "/changed", next, more, "-", "-");
    }
}
