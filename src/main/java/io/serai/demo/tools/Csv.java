package io.serai.demo.tools;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** CSV with a header line, in UTF-8. */
public final class Csv {
    private static final CsvMapper MAPPER = CsvMapper.builder()
            .disable(MapperFeature.REQUIRE_TYPE_ID_FOR_SUBTYPES)
            .build();

    private Csv() {}

    /** The lines of a file of the demo's own resources. @throws UncheckedIOException if it is not there or not of that type */
    public static <T> List<T> resource(String name, Class<T> type) {
        try {
            return MAPPER.readerFor(type)
                    .with(CsvSchema.emptySchema().withHeader())
                    .<T>readValues(text(name))
                    .readAll();
        } catch (IOException e) {
            throw new UncheckedIOException("demo/" + name, e);
        }
    }

    /** The text of a file of the demo's own resources. */
    public static String text(String name) {
        try (var stream = Csv.class.getResourceAsStream("/demo/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
