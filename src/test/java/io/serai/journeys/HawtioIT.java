package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.log.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Engineers look at the routes, and from an order's number to the step that it stands at; and they may do no more than that. */
class HawtioIT extends Journey {
    private static final String CONTEXT = "org.apache.camel:context=serai,type=context,name=\"serai\"";

    @Test
    void whoever_has_not_logged_in_sees_nothing() {
        var nobody = new Engineer(world.hub().base());

        assertThat(nobody.get("/actuator/hawtio/").statusCode()).isEqualTo(302);
        assertThat(nobody.get("/actuator/jolokia").statusCode()).isEqualTo(401);
        assertThat(nobody.posts("{\"type\":\"version\"}", "guess").statusCode()).isEqualTo(403);
    }

    @Test
    void a_request_without_the_token_is_nobodys_wish() {
        var engineer = loggedIn();

        assertThat(engineer.posts("{\"type\":\"version\"}", "guess").statusCode())
                .isEqualTo(403);
        assertThat(engineer.posts("{\"type\":\"version\"}", engineer.token()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_console_is_there_and_every_route_with_its_times() {
        var engineer = loggedIn();

        assertThat(engineer.get("/actuator/hawtio/").body()).contains("Hawtio");
        var routes = engineer.calls(CONTEXT, "dumpRoutesAsXml()");
        assertThat(routes.path("value").asText()).contains("orders.group", "warehouse.group", "tracking.group");
        var times = engineer.calls(CONTEXT, "dumpRoutesStatsAsXml(boolean,boolean)", true, true);
        assertThat(times.path("value").asText()).contains("processorStat", "orders.group");
    }

    @Test
    void an_orders_number_leads_to_the_route_that_it_waits_for() {
        var remera = world.ware().lies(9, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");

        var found = Json.parse(loggedIn()
                .calls("io.serai:type=Orders", "find", order.reference())
                .path("value")
                .asText());

        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("state").asText()).isEqualTo("ALLOCATED");
        assertThat(found.get(0).path("route").asText()).isEqualTo("warehouse.group");
        assertThat(found.get(0).path("exceptions")).isEmpty();
        assertThat(found.toString()).doesNotContain("@", "Lucía");
    }

    @Test
    void what_could_do_harm_is_denied() {
        var engineer = loggedIn();

        assertDenied(engineer.calls(CONTEXT, "sendStringBody(java.lang.String,java.lang.String)", "file:x", "y"));
        assertDenied(engineer.calls(CONTEXT, "stop()"));
        assertDenied(engineer.calls(CONTEXT, "dumpRoutesAsXml(boolean)", true));
        assertDenied(engineer.calls(CONTEXT, "dumpRoutesAsXml(boolean,boolean)", true, true));
        assertDenied(engineer.calls(CONTEXT, "createEndpoint(java.lang.String)", "file:/etc"));
        assertDenied(engineer.calls(
                "com.sun.management:type=DiagnosticCommand", "vmCommandLine", new Object[] {new String[0]}));
        assertDenied(engineer.asks(
                Map.of("type", "read", "mbean", "java.lang:type=Runtime", "attribute", "SystemProperties")));
        assertDenied(engineer.asks(Map.of("type", "write", "mbean", CONTEXT, "attribute", "Tracing", "value", true)));
        assertThat(Json.parse(engineer.get("/actuator/jolokia/read/java.lang:type=Threading/ThreadCount")
                                .body())
                        .path("status")
                        .asInt())
                .as("by a link")
                .isEqualTo(403);
        assertThat(engineer.get("/actuator/hawtio/proxy/http/127.0.0.1/80").statusCode())
                .isEqualTo(403);
    }

    @Test
    void that_an_admin_stopped_a_route_is_written_down() {
        var engineer = loggedIn();
        var route = "org.apache.camel:context=serai,type=routes,name=\"backorders\"";

        assertThat(engineer.calls(route, "stop()").path("status").asInt()).isEqualTo(200);
        assertThat(engineer.calls(route, "start()").path("status").asInt()).isEqualTo(200);

        assertThat(engineer.get("/access").body()).contains("backorders", "stop");
    }

    private Engineer loggedIn() {
        var engineer = new Engineer(world.hub().base());
        assertThat(engineer.logsIn()).isEqualTo(302);
        engineer.get("/actuator/hawtio/");
        return engineer;
    }

    private static void assertDenied(JsonNode answer) {
        assertThat(answer.path("status").asInt()).as(answer.toString()).isIn(403, 404);
        assertThat(answer.has("value")).isFalse();
    }
}
