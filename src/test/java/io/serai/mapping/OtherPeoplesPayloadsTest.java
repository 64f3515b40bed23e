package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table in docs/channels.md of what becomes of payloads by others, held against what happens. */
class OtherPeoplesPayloadsTest {
    private static final Path FIXTURES = Path.of(System.getProperty("serai.fixtures", "fixtures"));
    private static final Pattern FILE = Pattern.compile("`([^`]+)`");
    /** Which files of the folder are meant to be orders, or stand beside them. */
    private static final List<String> ORDERS = List.of(
            "(shopify|woocommerce|tiendanube)/.*/(new-)?order[^/]*\\.json",
            "vtex/openapi-orders[^/]*/.*",
            "magento/.*\\.xml",
            "walmart/.*-orders-(get|post)-v3-orders-.*",
            "marketplaces/.*ebay.*\\.json",
            "pos/square-openapi/.*Order[^/]*\\.json",
            "pos/.*\\.xml",
            "x12/[^/]*/([^/]*850[^/]*|PurchaseOrder.*)",
            "edifact/[^/]*/.*([Oo]rder|ORDERS|Duplicate|Corrupt|Mixed).*",
            "prestashop/.*(orders|order-details|order-payments).*\\.xml",
            "ecommerce-other/.*shopware.*\\.json",
            "ubl/.*[oO]rder.*\\.xml",
            "idoc-flat/[^/]*/[^/]*",
            "amazon-sp-api/orders/.*\\.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path overlay;

    /** A row of the table. */
    private record Row(List<String> files, String channel, boolean testOrders, String outcome) {
        @Override
        public String toString() {
            return files + " by " + channel + (testOrders ? " with test orders" : "");
        }
    }

    static Stream<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("docs/channels.md")).stream()
                .dropWhile(line -> !line.startsWith("| Payload"))
                .skip(2)
                .map(OtherPeoplesPayloadsTest::row);
    }

    private static Row row(String line) {
        var cells = line.split("\\|");
        var files =
                FILE.matcher(cells[1]).results().map(found -> found.group(1)).toList();
        var channel = cells[2].strip();
        return new Row(files, channel.split(",")[0], channel.contains("allowTestOrders"), cells[3].strip());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_payload_becomes_what_the_table_says(Row row) throws IOException {
        assumeTrue(Files.isDirectory(FIXTURES), "there are no payloads by others at " + FIXTURES);
        var partners = new Partners(row.testOrders() ? withTestOrders(row.channel()) : null);
        var partner = partners.find(row.channel()).orElseThrow();
        var items = new Normaliser(partners).normalise(partner, bytes(row.files()));
        assertThat(items.stream().map(item -> told(item.result())).collect(Collectors.joining("; ")))
                .isEqualTo(row.outcome());
    }

    @Test
    void every_payload_of_an_order_is_in_the_table() throws IOException {
        assumeTrue(Files.isDirectory(FIXTURES), "there are no payloads by others at " + FIXTURES);
        var told = rows().flatMap(row -> row.files().stream()).toList();
        try (var files = Files.walk(FIXTURES)) {
            assertThat(files.map(file -> FIXTURES.relativize(file).toString())
                            .filter(name -> ORDERS.stream().anyMatch(name::matches)))
                    .isNotEmpty()
                    .allMatch(told::contains);
        }
    }

    private static String told(Result result) {
        if (result instanceof Result.Taken taken) {
            return "taken: " + taken.json().get("kind").asText();
        }
        return result instanceof Result.Ignored ignored
                ? "ignored: " + ignored.reason()
                : "refused: " + ((Result.Refused) result).problems().get(0).code();
    }

    private static byte[] bytes(List<String> files) throws IOException {
        if (files.size() == 1) {
            return Files.readAllBytes(FIXTURES.resolve(files.get(0)));
        }
        if (files.get(0).endsWith(".xml")) {
            return composedXml(files);
        }
        var composed = JSON.createObjectNode();
        var parts = List.of("order", "items", "address");
        for (int i = 0; i < files.size(); i++) {
            composed.set(
                    parts.get(i), JSON.readTree(FIXTURES.resolve(files.get(i)).toFile()));
        }
        composed.putObject("buyer");
        return JSON.writeValueAsBytes(composed);
    }

    /** As the pull does: each answer within an element of its own. */
    private static byte[] composedXml(List<String> files) throws IOException {
        var names = List.of("order", "delivery", "payments", "details", "details", "details");
        var message = new StringBuilder("<message>");
        for (int i = 0; i < files.size(); i++) {
            message.append(XmlAnswers.within(names.get(i), Files.readString(FIXTURES.resolve(files.get(i)))));
        }
        return message.append("</message>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private Path withTestOrders(String channel) throws IOException {
        var file = Files.createDirectories(overlay.resolve("channels").resolve(channel))
                .resolve("channel.yaml");
        var settings = Files.readString(Path.of("mappings/channels", channel, "channel.yaml"));
        Files.writeString(file, settings + "allowTestOrders: true\n");
        return overlay;
    }
}
