package io.serai.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A channel of CSV by its settings alone: which column is which field. */
class ColumnsTest {
    private static final String SETTINGS = """
            zone: America/Argentina/Buenos_Aires
            country: AR
            csv:
              separator: auto
              charset: auto
              decimal: ","
              dates: dd/MM/yyyy
            columns:
              reference: Pedido
              placedAt: Fecha
              currency: =ARS
              shipTo.street: Calle
              shipTo.street2: Piso
              shipTo.city: Ciudad
              line.sku: [SKU, EAN]
              line.quantity: Cantidad
              line.total: Importe
              shipping: Envío
              payment.status:
                column: Estado
                words: { Pagado: captured, pendiente: pending }
            """;

    @Test
    void rows_of_one_reference_are_one_order_wherever_they_stand() {
        var items = items("""
                Pedido;Fecha;Calle;Piso;Ciudad;SKU;EAN;Cantidad;Importe;Envío;Estado
                1;02/03/2026;Colón 1;;Córdoba;A;;3;10,00;500,00;PAGADO
                2;02/03/2026;Colón 2;4 B;Córdoba;;779;1;1.000,50;;pendiente
                1;02/03/2026;Colón 1;;Córdoba;B;;1;5;;PAGADO
                """);

        assertThat(items).hasSize(2);
        var first = taken(items.get(0));
        assertThat(first.at("/lines/0").toString())
                .isEqualTo("{\"id\":\"1\",\"sku\":\"A\",\"quantity\":3,\"unitPrice\":\"3.34\",\"discount\":\"0.02\"}");
        assertThat(first.at("/lines/1/sku").asText()).isEqualTo("B");
        assertThat(first.path("total").asText())
                .as("made where no column tells it")
                .isEqualTo("515.00");
        assertThat(first.at("/payments/0/status").asText()).isEqualTo("captured");
        assertThat(first.path("placedAt").asText()).isEqualTo("2026-03-02T03:00:00Z");
        var second = taken(items.get(1));
        assertThat(second.at("/shipTo/street").toString()).isEqualTo("[\"Colón 2\",\"4 B\"]");
        assertThat(second.at("/lines/0/sku").asText())
                .as("the first column that has something")
                .isEqualTo("779");
    }

    @Test
    void what_is_wrong_is_told_by_its_cell_and_by_the_line_of_the_settings() {
        var items = items("""
                Pedido;Fecha;Ciudad;Calle;SKU;Cantidad;Importe;Estado
                1;02/03/2026;Córdoba;Colón 1;A;1;10,00;Pagado
                2;31/02/2026;Córdoba;Colón 1;A;1;10,00;Pagado
                3;02/03/2026;Córdoba;Colón 1;A;1;10,00;perdido
                """);

        var date = problem(items.get(1));
        assertThat(date.line()).isEqualTo(3);
        assertThat(date.column()).isEqualTo(3);
        var status = problem(items.get(2));
        assertThat(status.pointer()).isEqualTo("/rows/0/Estado");
        assertThat(status.toString()).contains("channel.yaml:21");
    }

    @Test
    void what_each_row_says_of_shipping_and_tax_is_summed_and_yes_may_be_said_in_many_ways() {
        var settings = SETTINGS.replace("  shipping: Envío\n", "  line.shipping: Envío\n")
                + "  line.tax: IVA\n  taxIncluded: Incluido\n  cancelled: Anulado\n";
        var items = Sample.items("csv", settings, "", """
                Pedido;Fecha;Ciudad;Calle;SKU;Cantidad;Importe;Envío;IVA;Incluido;Anulado;Estado
                1;02/03/2026;Córdoba;Colón 1;A;1;10,00;1,00;2,10;no;;Pagado
                1;02/03/2026;Córdoba;Colón 1;B;1;20,00;2,00;4,20;no;;Pagado
                2;02/03/2026;Córdoba;Colón 1;A;1;10,00;1,00;2,10;Sí;;Pagado
                3;02/03/2026;Córdoba;Colón 1;A;1;10,00;1,00;2,10;Sí;X;Pagado
                """.getBytes(UTF_8));

        assertThat(taken(items.get(0)).path("shipping").asText()).isEqualTo("3.00");
        assertThat(taken(items.get(0)).path("tax").asText()).isEqualTo("6.30");
        assertThat(taken(items.get(0)).path("total").asText()).isEqualTo("39.30");
        assertThat(taken(items.get(1)).path("total").asText())
                .as("tax is inside")
                .isEqualTo("11.00");
        assertThat(taken(items.get(2)).path("kind").asText()).isEqualTo("cancellation");
    }

    @Test
    void an_order_is_corrected_alone_with_all_its_rows() {
        var partners = Sample.partners("csv", SETTINGS, "");
        var partner = partners.find("sample").orElseThrow();
        var normaliser = new Normaliser(partners);
        var file = """
                Pedido;Fecha;Ciudad;Calle;SKU;Cantidad;Importe;Estado
                1;02/03/2026;Córdoba;Colón 1;A;1;10,00;Pagado
                1;02/03/2026;Córdoba;Colón 1;B;x;10,00;Pagado
                """;
        var parked = normaliser.normalise(partner, file.getBytes(UTF_8)).get(0);

        var again = normaliser.retry(partner, String.valueOf(parked.document()).replace(";x;", ";2;"));

        assertThat(taken(again).path("lines")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ;", "windows-1252, ;", "UTF-16LE, |", "UTF-8, '\t'"})
    void separator_and_character_set_are_found_out(String charset, String separator) {
        var mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
        var file = mark + """
                Pedido;Fecha;Ciudad;Calle;SKU;Cantidad;Importe;Estado
                1;02/03/2026;Córdoba;Ñandú 1;A;1;"10,00";Pagado
                """;
        var items =
                Sample.items("csv", SETTINGS, "", file.replace(";", separator).getBytes(Charset.forName(charset)));

        assertThat(taken(items.get(0)).at("/shipTo/street/0").asText()).isEqualTo("Ñandú 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "line.sku: SKU                        | columns is missing or wrong → name the column of reference",
                "line.colour: Color                   | line.colour is missing or wrong → use one of",
                "reference: {columna: x}              | columns.reference: a column has 'column' and 'words'",
                "reference: []                        | columns.reference: a column is a name"
            })
    void what_no_column_can_be_is_told_with_its_line(String column, String said) {
        var partners = Sample.partners("csv", "columns:\n  " + column, "");

        assertThatThrownBy(() -> partners.find("sample"))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(said)
                .hasMessageMatching("(?s).*channel.yaml:[0-9]+: .*");
    }

    private static List<Item> items(String csv) {
        return Sample.items("csv", SETTINGS, "", csv.getBytes(UTF_8));
    }

    private static JsonNode taken(Item item) {
        assertThat(item.result()).isInstanceOf(Result.Taken.class);
        return ((Result.Taken) item.result()).json();
    }

    private static Problem problem(Item item) {
        assertThat(item.result()).isInstanceOf(Result.Refused.class);
        return ((Result.Refused) item.result()).problems().get(0);
    }
}
