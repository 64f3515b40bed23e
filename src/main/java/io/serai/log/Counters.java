package io.serai.log;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Numbers without a gap or a double, each counter by itself: SSCC serials, manifests, X12 control numbers. From 1. */
@Repository
public class Counters {
    private final JdbcTemplate jdbc;

    Counters(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public long next(String counter) {
        return take(counter, 1);
    }

    /** Lets nobody else have numbers until the transaction ends, and takes none. */
    public void lock(String counter) {
        take(counter, 0);
    }

    /** Takes {@code count} numbers at once; the first of them. The counter stays locked until the transaction ends. */
    public long take(String counter, int count) {
        var last = jdbc.queryForObject("""
                insert into counter values (?, ?)
                on conflict (name) do update set value = counter.value + excluded.value returning value
                """, Long.class, counter, (long) count);
        if (last == null) {
            throw new IllegalStateException("the counter " + counter + " gave no number");
        }
        return last - count + 1;
    }
}
