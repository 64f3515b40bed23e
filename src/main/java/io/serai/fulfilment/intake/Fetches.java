package io.serai.fulfilment.intake;

import io.serai.log.Rows;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What is going to be fetched. */
@Repository
class Fetches {
    /** An order of a channel that it told of. */
    record Told(String door, String reference) {}

    private final JdbcTemplate jdbc;

    Fetches(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Which of them will be asked for, first or again: not those that are being asked for now, of which the answer may be older. */
    Set<Told> waiting(Collection<Told> told) {
        return new HashSet<>(Rows.of(told)
                .text(Told::door)
                .text(Told::reference)
                .query(jdbc, """
                        select distinct told.door, told.reference
                        from :rows as told(door, reference)
                        join attempt on attempt.door = told.door and attempt.data ->> 'reference' = told.reference
                          and attempt.kind = 'FETCH' and attempt.state in ('WAITING', 'UNKNOWN')
                        """, (row, n) -> new Told(row.getString(1), row.getString(2))));
    }
}
