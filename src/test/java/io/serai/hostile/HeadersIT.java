package io.serai.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.hostile.Wire.Header;
import io.serai.journeys.HubAtHand;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Names that steer Camel's components (CVE-2025-27636, CVE-2025-29891, CVE-2025-30177, CVE-2026-40453), each in five cases at four
 * doors, as a header and as a parameter at once: 800 requests, and each gets the receipt that it gets without them.
 */
class HeadersIT extends HubAtHand {
    /** 40 names. */
    static final List<String> NAMES = List.of(
            "CamelHttpUri",
            "CamelHttpPath",
            "CamelHttpMethod",
            "CamelHttpQuery",
            "CamelHttpRawQuery",
            "CamelHttpResponseCode",
            "CamelHttpBaseUri",
            "CamelHttpHost",
            "CamelHttpUrl",
            "CamelRestHttpUri",
            "CamelRestHttpQuery",
            "CamelBeanMethodName",
            "CamelBeanParameterTypes",
            "CamelFileName",
            "CamelFileNameOnly",
            "CamelFileAbsolutePath",
            "CamelFileParent",
            "CamelOverruleFileName",
            "CamelExecCommandExecutable",
            "CamelExecCommandArgs",
            "CamelJmsDestinationName",
            "CamelJmsDestination",
            "CamelJmsMessageType",
            "CamelSqlQuery",
            "CamelSqlParameters",
            "CamelJdbcParameters",
            "CamelToEndpoint",
            "CamelSlipEndpoint",
            "CamelRedelivered",
            "CamelLanguageScript",
            "CamelJsltTemplate",
            "CamelXsltFileName",
            "CamelTemplate",
            "CamelMongoDbCriteria",
            "CamelSplitIndex",
            "CamelCharsetName",
            "org.apache.camel.exec.command",
            "org.apache.camel.FileName",
            "SeraiPartner",
            "SeraiCaller");

    static final List<UnaryOperator<String>> CASES = List.of(
            name -> name,
            name -> name.toLowerCase(Locale.ROOT),
            name -> name.toUpperCase(Locale.ROOT),
            name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
            HeadersIT::zigzag);

    private static final byte[] NO_ORDER = "{\"steered\":true}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NO_STOCK = "[]".getBytes(StandardCharsets.UTF_8);

    @Test
    void no_name_in_any_case_at_any_door_has_an_effect() {
        try (var listener = new Listener()) {
            var doors = Map.of(
                    SHOP_DOOR,
                    Sender.shopify(SHOP_SECRET, NO_ORDER),
                    "/carriers/pampa/tracking",
                    Sender.standard(PAMPA_SECRET, NO_ORDER, "msg_" + UUID.randomUUID(), Instant.now()),
                    "/payments/stripe/events",
                    Sender.stripe(STRIPE_SECRET, NO_ORDER, Instant.now()),
                    "/api/stock",
                    with(Sender.program(API_KEY), "Idempotency-Key", "steered"));
            int requests = 0;
            for (var door : doors.entrySet()) {
                var body = door.getKey().startsWith("/api") ? NO_STOCK : NO_ORDER;
                var receipt = new Wire(port)
                        .post(door.getKey(), door.getValue(), body)
                        .receipt();
                for (var name : NAMES) {
                    for (var spelling : CASES) {
                        steer(door.getKey(), door.getValue(), spelling.apply(name), body, listener, receipt);
                        requests++;
                    }
                }
            }
            assertThat(requests).isEqualTo(800);
            assertThat(listener.callers()).isZero();
        }
        takesAGoodOrder();
    }

    private void steer(String door, List<Header> headers, String name, byte[] body, Listener listener, String receipt) {
        var query = "?" + name + "=" + URLEncoder.encode(listener.url(), StandardCharsets.UTF_8);
        var answer = new Wire(port).post(door + query, with(headers, name, listener.url()), body);
        assertThat(answer.receipt()).as(name + " at " + door).isEqualTo(receipt);
        assertThat(answer.whole().headers().map().keySet())
                .noneMatch(each -> each.toLowerCase(Locale.ROOT).matches("camel.*|serai.*|org.apache.*"));
    }

    @Test
    void a_header_or_a_parameter_does_not_take_the_place_of_what_the_path_says() {
        for (var name : List.of("channel", "Channel", "carrier", "id")) {
            var headers = with(Sender.shopify(SHOP_SECRET, NO_ORDER), name, "gate");
            var receipt = new Wire(port)
                    .post(SHOP_DOOR + "?" + name + "=pampa", headers, NO_ORDER)
                    .receipt();
            assertThat(jdbc.queryForObject("select partner from receipt where id = ?::uuid", String.class, receipt))
                    .isEqualTo("shopify");
        }
        new Wire(port)
                .post(
                        "/channels/nobody/orders",
                        with(Sender.shopify(SHOP_SECRET, NO_ORDER), "channel", "shopify"),
                        NO_ORDER)
                .refuses(401);
    }

    @Test
    void nobody_acts_in_anothers_name_by_a_parameter_and_no_parameter_is_a_signature() {
        var order = jdbc.queryForList("select id::text from orders where state <> 'CANCELLED' limit 1", String.class);
        if (order.isEmpty()) {
            takesAGoodOrder();
            order = jdbc.queryForList("select id::text from orders where state <> 'CANCELLED' limit 1", String.class);
        }
        new Wire(port)
                .post(
                        "/api/orders/" + order.get(0) + "/cancel?SeraiCaller=mallory&seraicaller=mallory",
                        Sender.program(API_KEY),
                        "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(jdbc.queryForList("select actor from event where order_id = ?::uuid", String.class, order.get(0)))
                .noneMatch(actor -> actor != null && actor.contains("mallory"));

        var signature = Sender.shopify(SHOP_SECRET, NO_ORDER).get(0);
        var query = "?" + signature.name() + "=" + URLEncoder.encode(signature.value(), StandardCharsets.UTF_8);
        new Wire(port).post(SHOP_DOOR + query, List.of(), NO_ORDER).refuses(401);
    }

    static List<Header> with(List<Header> headers, String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return more;
    }

    private static String zigzag(String name) {
        var mixed = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            var letter = name.substring(i, i + 1);
            mixed.append(i % 2 == 0 ? letter.toLowerCase(Locale.ROOT) : letter.toUpperCase(Locale.ROOT));
        }
        return mixed.toString();
    }
}
