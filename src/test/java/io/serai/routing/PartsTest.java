package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.log.Json;
import io.serai.routing.FarApi.NotGiven;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of which answers a message is composed. */
class PartsTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void the_whole_message_is_the_answer_byte_for_byte() {
        assertThat(composed(".=/orders/{reference}", Map.of("/orders/7", "{ \"a\": 1.50, \"a\": 2 }")))
                .isEqualTo("{ \"a\": 1.50, \"a\": 2 }");
    }

    @Test
    void the_text_of_an_element_beside_its_attributes_names_the_next() {
        var far = Map.of(
                "/orders/7", "{\"order\": {\"currency\": {\"@href\": \"…\", \"#text\": \"1\"}}}",
                "/currencies/1", "{\"list\": [\"EUR\"]}");

        assertThat(composed("o=/orders/{reference} c=/currencies/{/o/order/currency/#text}#/list/0", far))
                .endsWith(",\"c\":\"EUR\"}");
    }

    @Test
    void a_part_is_asked_for_by_what_answers_before_it_say() {
        var far = Map.of(
                "/orders/7", "{\"pack\": 9, \"shipping\": {\"id\": null}}",
                "/packs/9", "{\"orders\": [{\"id\": 7}, {\"id\": 8}]}",
                "/orders/8", "{\"id\": 8}");

        assertThat(composed(
                        "order=/orders/{reference} pack=/packs/{/order/pack} orders*=/orders/{/pack/orders/*/id}"
                                + " shipment=/shipments/{/order/shipping/id} bill?=/orders/{reference}/bill",
                        far))
                .isEqualTo(
                        "{\"order\":{\"pack\":9,\"shipping\":{\"id\":null}},\"pack\":{\"orders\":[{\"id\":7},{\"id\":8}]},"
                                + "\"orders\":[{\"pack\":9,\"shipping\":{\"id\":null}},{\"id\":8}]}");
        assertThat(asked).containsExactly("/orders/7", "/packs/9", "/orders/7", "/orders/8", "/orders/7/bill");
    }

    @Test
    void what_must_be_there_and_is_not_gives_no_message() {
        assertThatThrownBy(
                        () -> composed("order=/orders/{reference} bill=/bills/{reference}", Map.of("/orders/7", "{}")))
                .isInstanceOf(NotGiven.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 405, 404})
    void what_a_key_has_no_right_to_is_done_without_where_the_route_says_so(int status) {
        assertThat(refusing("order=/orders/{reference} messages??=/messages/{reference}", status))
                .isEqualTo("{\"order\":{}}");
    }

    @Test
    void what_is_refused_is_not_taken_for_absent() {
        assertThatThrownBy(() -> refusing("order=/orders/{reference} pack?=/packs/{reference}", 401))
                .isInstanceOf(NotGiven.class);
        assertThatThrownBy(() -> refusing("order=/orders/{reference} messages??=/messages/{reference}", 503))
                .isInstanceOf(NotGiven.class);
    }

    private static String refusing(String parts, int status) {
        return Parts.of(parts).compose("7", null, (api, path) -> {
            if (path.startsWith("/orders")) {
                return "{}";
            }
            throw new NotGiven(status, "it answered " + status);
        });
    }

    @Test
    void what_the_far_end_says_stays_one_part_of_an_address() {
        assertThatThrownBy(() -> composed(
                        "order=/orders/{reference} ship=/ship/{/order/id}",
                        Map.of("/orders/7", "{\"id\": \"../admin?x=$1&y\"}")))
                .isInstanceOf(NotGiven.class);
        assertThat(asked).last().isEqualTo("/ship/..%2Fadmin%3Fx%3D%241%26y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "order", "=/x", "order=orders/{reference}"})
    void what_is_no_part_is_told(String parts) {
        assertThatThrownBy(() -> Parts.of(parts)).hasMessageContaining("write it as name=/path");
    }

    @Test
    void the_entry_of_the_list_is_a_part_and_what_it_says_decides_whether_another_is_asked_for() {
        var far = Map.of(
                "/items/7",
                "{\"payload\": {\"items\": [1], \"next\": \"t+1\"}}",
                "/items/7?page=t%2B1",
                "{\"payload\": {\"items\": [2]}}");
        var parts = "order=. items=/items/{reference}{/order/status=open|paid}#/payload/items;page=/payload/next"
                + " bill=/bills/{reference}{/order/status=billed}";

        assertThat(composed(parts, far)).isEqualTo("{\"order\":{\"status\":\"paid\"},\"items\":[1,2]}");
        assertThat(asked).containsExactly("/items/7", "/items/7?page=t%2B1");
    }

    @Test
    void a_part_may_be_of_another_api_of_the_partner() {
        var far = Map.of("/orders/7", "{\"id\": 7}", "/orders/7/address", "{\"payload\": {\"city\": \"Salta\"}}");
        var parts = "order=/orders/{reference} address@restricted=/orders/{reference}/address#/payload";

        assertThat(composed(parts, far)).isEqualTo("{\"order\":{\"id\":7},\"address\":{\"city\":\"Salta\"}}");
        assertThat(asked).containsExactly("/orders/7", "restricted:/orders/7/address");
    }

    private String composed(String parts, Map<String, String> far) {
        return Parts.of(parts).compose("7", Json.parse("{\"status\": \"paid\"}"), (api, path) -> {
            asked.add(api.isEmpty() ? path : api + ":" + path);
            var answer = far.get(path);
            if (answer == null) {
                throw new NotGiven(404, "it answered 404");
            }
            return answer;
        });
    }
}
