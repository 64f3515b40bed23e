package io.serai.log;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.RowMapper;

/**
 * Many rows in one statement: each column goes as one array, and {@code :rows} in the statement stands for the table that they
 * make.
 *
 * <pre>{@code
 * Rows.of(events).uuid(Event::order).integer(Event::seq).update(jdbc, "insert into event (order_id, seq) select * from :rows");
 * }</pre>
 */
public final class Rows<T> {
    /** {@code array} makes an array of the type's own class, which the driver sends as bytes instead of as one long literal. */
    private record Column<T>(String type, IntFunction<@Nullable Object[]> array, Function<T, @Nullable Object> value) {}

    private final Collection<T> items;
    private final List<Column<T>> columns = new ArrayList<>();
    private @Nullable String besideName;
    private @Nullable Rows<?> beside;

    private Rows(Collection<T> items) {
        this.items = items;
    }

    public static <T> Rows<T> of(Collection<T> items) {
        return new Rows<>(items);
    }

    public Rows<T> uuid(Function<T, @Nullable UUID> value) {
        return column("uuid", Object[]::new, value::apply);
    }

    public Rows<T> text(Function<T, @Nullable String> value) {
        return column("text", String[]::new, value::apply);
    }

    /** JSON as text. */
    public Rows<T> json(Function<T, @Nullable String> value) {
        return column("jsonb", String[]::new, value::apply);
    }

    public Rows<T> integer(ToIntFunction<T> value) {
        return column("int4", Integer[]::new, value::applyAsInt);
    }

    public Rows<T> bigint(ToLongFunction<T> value) {
        return column("int8", Long[]::new, value::applyAsLong);
    }

    /** Of which some have none. */
    public Rows<T> bigintIfAny(Function<T, @Nullable Long> value) {
        return column("int8", Long[]::new, value::apply);
    }

    public Rows<T> bool(Function<T, Boolean> value) {
        return column("bool", Boolean[]::new, value::apply);
    }

    public Rows<T> instant(Function<T, @Nullable Instant> value) {
        return column("timestamptz", Object[]::new, item -> {
            var instant = value.apply(item);
            return instant == null ? null : Timestamp.from(instant);
        });
    }

    private Rows<T> column(String type, IntFunction<@Nullable Object[]> array, Function<T, @Nullable Object> value) {
        columns.add(new Column<>(type, array, value));
        return this;
    }

    /** A second table in the same statement, where {@code name} stands; it must stand after the first. */
    public Rows<T> beside(String name, Rows<?> more) {
        besideName = name;
        beside = more;
        return this;
    }

    /** How many rows it changed; with no items it is not run. */
    public int update(JdbcTemplate jdbc, String sql) {
        return items.isEmpty() ? 0 : jdbc.update(withRows(sql), setter());
    }

    /** What the statement returns; with no items it is not run. */
    public <R> List<R> query(JdbcTemplate jdbc, String sql, RowMapper<R> mapper) {
        return items.isEmpty() ? List.of() : jdbc.query(withRows(sql), setter(), mapper);
    }

    private String withRows(String sql) {
        var own = sql.replace(":rows", table());
        return beside == null || besideName == null ? own : own.replace(besideName, beside.table());
    }

    private String table() {
        var arrays =
                columns.stream().map(column -> "?::" + column.type() + "[]").toList();
        return "unnest(" + String.join(", ", arrays) + ")";
    }

    private PreparedStatementSetter setter() {
        return statement -> {
            set(statement, 1);
            if (beside != null) {
                beside.set(statement, columns.size() + 1);
            }
        };
    }

    private void set(PreparedStatement statement, int from) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            statement.setArray(from + i, array(statement, columns.get(i)));
        }
    }

    private Array array(PreparedStatement statement, Column<T> column) throws SQLException {
        Connection connection = statement.getConnection();
        var type = column.type().equals("jsonb") ? "text" : column.type();
        var values = column.array().apply(items.size());
        int next = 0;
        for (var item : items) {
            values[next++] = column.value().apply(item);
        }
        return connection.createArrayOf(type, values);
    }
}
