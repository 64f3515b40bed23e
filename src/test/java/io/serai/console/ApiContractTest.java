package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API's contract is whole, and Camel makes a door of each operation in it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = ApiContractTest.Doors.class,
        properties = {
            "spring.main.banner-mode=off",
            "camel.main.routes-include-pattern=classpath:none/*.yaml",
            "management.endpoint.health.validate-group-membership=false"
        })
class ApiContractTest {
    private static final List<String> OPERATIONS = List.of(
            "answerChallenge",
            "takeOrders",
            "takeTracking",
            "takePaymentEvent",
            "getReceipt",
            "listOrders",
            "searchOrders",
            "getOrder",
            "getTimeline",
            "cancelOrder",
            "refundOrder",
            "addNote",
            "placeHold",
            "releaseHold",
            "grantHold",
            "liftDeadEnd",
            "listReturns",
            "requestReturn",
            "expectReturn",
            "receiveReturn",
            "settleReturn",
            "refundReturn",
            "returnGivenBack",
            "refuseReturn",
            "listExceptions",
            "getException",
            "editException",
            "replayException",
            "replayExceptions",
            "listAlerts",
            "listFiles",
            "getFile",
            "listReconciles",
            "reconcile",
            "askPrivacy",
            "getPrivacy",
            "listStock",
            "postStock",
            "listLots",
            "getPromises",
            "publishStock",
            "endStock",
            "resendStock",
            "reserve",
            "getReservation",
            "releaseReservation",
            "postWarehouseEvents",
            "closeManifest",
            "promiseDelivery",
            "explainSourcing",
            "getSourcing",
            "tryRules",
            "promoteRules",
            "rollBackRules");

    @Configuration
    @EnableAutoConfiguration(
            exclude = {
                DataSourceAutoConfiguration.class,
                FlywayAutoConfiguration.class,
                ArtemisAutoConfiguration.class,
                SecurityAutoConfiguration.class,
                ManagementWebSecurityAutoConfiguration.class
            })
    static class Doors {
        @Bean
        RouteBuilder doors() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    restConfiguration().endpointProperty("populateBodyWithForm", "false");
                    rest().openApi("classpath:openapi/serai.yaml");
                    OPERATIONS.forEach(id -> from("direct:" + id)
                            .setHeader(Exchange.CONTENT_TYPE, constant("text/plain"))
                            .setBody(simple(id + " ${header.id} ${bodyAs(String)}")));
                }
            };
        }
    }

    @LocalServerPort
    private int port;

    @Test
    void camel_makes_a_door_of_each_operation() throws Exception {
        assertThat(send("GET", "/api/orders?status=SHIPPED", null, null)).startsWith("200 listOrders");
        assertThat(send("GET", "/api/orders/abc", null, null)).startsWith("200 getOrder abc");
        assertThat(send("GET", "/api/orders/abc/timeline", null, null)).startsWith("200 getTimeline abc");
        assertThat(send("POST", "/api/orders/abc/cancel", null, null)).startsWith("200 cancelOrder abc");
        assertThat(send("POST", "/api/orders/abc/cancel", "application/json", "{}"))
                .startsWith("200 cancelOrder abc");
        assertThat(send("PUT", "/api/exceptions/abc", "application/json", "{}")).startsWith("200 editException abc");
        assertThat(send("POST", "/api/stock", "application/json", "[]")).startsWith("200 postStock");
    }

    @Test
    void a_door_of_a_partner_takes_any_bytes() throws Exception {
        assertThat(send("POST", "/channels/shopify/orders", "application/json", "{}"))
                .isEqualTo("200 takeOrders  {}");
        assertThat(send("POST", "/channels/erp/orders", "application/edi-x12", "ISA*"))
                .isEqualTo("200 takeOrders  ISA*");
        assertThat(send("POST", "/channels/erp/orders", null, "ISA*")).isEqualTo("200 takeOrders  ISA*");
        assertThat(send("POST", "/carriers/andes/tracking", "text/xml", "<a/>")).isEqualTo("200 takeTracking  <a/>");
        assertThat(send("POST", "/channels/erp/orders", "application/x-www-form-urlencoded", "a=b"))
                .isEqualTo("200 takeOrders  a=b");
    }

    @Test
    void the_contract_has_no_fault_and_each_operation_is_described() {
        var contract = parse();
        assertThat(contract.getMessages()).isEmpty();
        var operations = contract.getOpenAPI().getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .toList();
        assertThat(operations).extracting(Operation::getOperationId).containsExactlyInAnyOrderElementsOf(OPERATIONS);
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.getSummary()).isNotBlank();
            assertThat(operation.getResponses()).containsKey("401");
        });
    }

    private static SwaggerParseResult parse() {
        var options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser().readLocation("openapi/serai.yaml", null, options);
    }

    private String send(String method, String path, @Nullable String type, @Nullable String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        var answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
