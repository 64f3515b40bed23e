package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table in docs/channels.md of what becomes of payloads by others, held against what happens. */
class OtherPeoplesPayloadsTest {
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

    private static final Pattern PURCHASE_ORDER = Pattern.compile("ST.850\\W");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path overlay;

    static List<Payloads.Row> rows() throws IOException {
        return Payloads.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_payload_becomes_what_the_table_says(Payloads.Row row) throws IOException {
        assumeTrue(Files.isDirectory(Payloads.FOLDER), "there are no payloads by others at " + Payloads.FOLDER);
        assertThat(row.found(overlay)).isEqualTo(row.outcome());
    }

    @Test
    void every_payload_of_an_order_is_in_the_table() throws IOException {
        assumeTrue(Files.isDirectory(Payloads.FOLDER), "there are no payloads by others at " + Payloads.FOLDER);
        var told = rows().stream().flatMap(row -> row.files().stream()).toList();
        try (var files = Files.walk(Payloads.FOLDER)) {
            assertThat(files.map(file -> Payloads.FOLDER.relativize(file).toString())
                            .filter(OtherPeoplesPayloadsTest::isMeantToBeAnOrder))
                    .isNotEmpty()
                    .allMatch(told::contains);
        }
    }

    /** By its name, or by what is in it. */
    private static boolean isMeantToBeAnOrder(String name) {
        return ORDERS.stream().anyMatch(name::matches)
                || (name.startsWith("x12/") && has850(Payloads.FOLDER.resolve(name)));
    }

    private static boolean has850(Path file) {
        try {
            return Files.isRegularFile(file)
                    && PURCHASE_ORDER
                            .matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
