package io.serai.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How CSV is written. Without a header the columns are called {@code 1}, {@code 2} …
 *
 * @param separator null: found out, file by file
 * @param charset null: UTF-8 if the bytes are, otherwise Windows-1252
 * @param decimal the decimal mark of mapped columns
 * @param dates how times are written in mapped columns, as Java's patterns have it; null: ISO 8601
 * @param trailer the row at the end of a file that tells what is in it; null: there is none
 */
public record CsvDialect(
        @Nullable Character separator,
        @Nullable Charset charset,
        boolean header,
        String decimal,
        @Nullable String dates,
        @Nullable Trailer trailer) {

    /** As CSV usually is otherwise. */
    public CsvDialect(char separator, Charset charset, boolean header) {
        this(separator, charset, header, ".", null, null);
    }

    /**
     * A row that is no item, and says what the file has.
     *
     * @param mark what its first cell says
     * @param rows the column in which it says how many rows there are; null: it does not
     * @param orders the same of orders, where several rows are one
     * @param sum the column in which it has the sum of what rows have there
     */
    public record Trailer(
            @JsonProperty(required = true) String mark,
            @Nullable String rows,
            @Nullable String orders,
            @Nullable String sum) {}
}
