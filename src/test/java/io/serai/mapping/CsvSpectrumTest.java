package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** csv-spectrum, by others: each of its oddities becomes the JSON beside it, but that an empty cell is absent here. */
class CsvSpectrumTest {
    private static final Path FIXTURES =
            Path.of(System.getProperty("serai.fixtures", "fixtures"), "hostile-csv", "csv-spectrum");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"comma_in_quotes", "empty", "escaped_quotes", "simple", "simple_crlf", "utf8"})
    void a_table_becomes_the_json_that_its_author_expects(String name) throws IOException {
        assumeTrue(Files.isDirectory(FIXTURES), "there is no csv-spectrum at " + FIXTURES);
        var partner = Sample.partners("csv", "", ".").find("sample").orElseThrow();
        var rows = JSON.createArrayNode();

        new Decoders()
                .decode(partner, Files.readAllBytes(FIXTURES.resolve("csvs__" + name + ".csv")))
                .forEach(element -> rows.add(element.tree()));

        assertThat(rows).isEqualTo(withoutEmptyCells(FIXTURES.resolve("json__" + name + ".json")));
    }

    private static JsonNode withoutEmptyCells(Path file) throws IOException {
        var expected = JSON.readTree(file.toFile());
        expected.forEach(row ->
                row.properties().removeIf(cell -> cell.getValue().textValue().isEmpty()));
        return expected;
    }
}
