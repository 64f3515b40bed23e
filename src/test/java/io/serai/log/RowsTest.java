package io.serai.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.testing.Database;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class RowsTest {
    private record Thing(
            @Nullable UUID id,
            @Nullable String text,
            @Nullable String json,
            int number,
            long large,
            boolean yes,
            @Nullable Instant at) {}

    private final JdbcTemplate jdbc = Database.shared().jdbc();

    @Test
    void every_column_comes_back_as_it_went_also_where_there_is_nothing() {
        var full = new Thing(
                UUID.randomUUID(),
                "quoted \"', {brace}, \\ and ñandú",
                "{\"a\": [1, null, \"\\\"\"]}",
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                true,
                Instant.parse("2026-03-02T14:05:06.123456Z"));
        var empty = new Thing(null, null, null, 0, 0, false, null);

        assertThat(roundTrip(List.of(full, empty))).containsExactly(full, empty);
    }

    @Test
    void an_empty_text_is_not_nothing_and_the_text_null_is_a_text() {
        var things = List.of(
                new Thing(null, "", null, 0, 0, false, null), new Thing(null, "NULL", "null", 0, 0, false, null));

        assertThat(roundTrip(things)).isEqualTo(things);
    }

    @Test
    void many_rows_go_in_one_statement_and_keep_their_order() {
        var things = IntStream.range(0, 5_000)
                .mapToObj(n -> new Thing(null, "t" + n, null, n, n, n % 2 == 0, null))
                .toList();

        assertThat(roundTrip(things)).isEqualTo(things);
    }

    @Test
    void with_nothing_to_write_no_statement_is_run() {
        assertThat(Rows.of(List.<String>of()).text(text -> text).update(jdbc, "this is no SQL, :rows"))
                .isZero();
        assertThat(Rows.of(List.<String>of()).text(text -> text).query(jdbc, "nor this", (row, n) -> row))
                .isEmpty();
    }

    private List<Thing> roundTrip(List<Thing> things) {
        return Rows.of(things)
                .uuid(Thing::id)
                .text(Thing::text)
                .json(Thing::json)
                .integer(Thing::number)
                .bigint(Thing::large)
                .bool(Thing::yes)
                .instant(Thing::at)
                .query(jdbc, "select * from :rows as t(a, b, c, d, e, f, g)", (row, n) -> {
                    var at = row.getTimestamp(7);
                    return new Thing(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            row.getInt(4),
                            row.getLong(5),
                            row.getBoolean(6),
                            at == null ? null : at.toInstant());
                });
    }
}
