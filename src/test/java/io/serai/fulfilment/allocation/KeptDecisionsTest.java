package io.serai.fulfilment.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.sourcing.Sites;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class KeptDecisionsTest {
    private static final int OLD = 5 * KeptDecisions.MOST_SITES;

    private final Database database = Database.shared();
    private final TestClock clock = new TestClock();

    @BeforeEach
    void nothing() {
        database.empty();
    }

    @Test
    void of_all_locations_as_they_once_were_only_some_stay_in_memory() {
        database.jdbc().update("""
                insert into sourcing_sites (digest, sites, used_at)
                select 's' || n, '[]', now() from generate_series(1, ?) n
                """, OLD);
        var decisions = decisions();
        var first = all(decisions);
        var second = all(decisions);

        assertThat(IntStream.range(0, OLD).filter(i -> first.get(i) == second.get(i)))
                .as("those that were not read again")
                .hasSizeLessThanOrEqualTo(KeptDecisions.MOST_SITES);
        assertThat(decisions.sites("s" + OLD)).isSameAs(decisions.sites("s" + OLD));
    }

    private static List<Sites> all(KeptDecisions decisions) {
        var all = new ArrayList<Sites>();
        for (int i = 1; i <= OLD; i++) {
            all.add(decisions.sites("s" + i));
        }
        return all;
    }

    private KeptDecisions decisions() {
        var book = new RuleBook(database.jdbc(), clock, java.nio.file.Path.of("mappings"), "nearest");
        return new KeptDecisions(database.jdbc(), book, new DataSourceTransactionManager(database.source()), clock);
    }
}
