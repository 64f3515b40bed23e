package io.serai.inventory;

import io.serai.kernel.Port;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the safety stock of each place in line with the policies that name no channel. It is in the place's own row, where sourcing, waiting
 * orders and goods that are brought elsewhere see it, too. A policy for everything changes many rows: they are done in portions, each in
 * its own transaction and in the one order of locks. Who opened a row while a policy came is seen by a second pass, a minute later.
 */
@Port
@Component("safetyStock")
public class SafetyStock {
    private static final int PORTION = 2_000;
    private static final int PORTIONS = 100;

    private record Due(String location, String sku) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    SafetyStock(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How many places were changed; what is more than a few portions is left for the next time. */
    public int apply() {
        int changed = 0;
        for (int i = 0; i < PORTIONS; i++) {
            var portion = transaction.execute(status ->
                    due().stream().mapToInt(this::portion).boxed().findFirst().orElse(null));
            if (portion == null) {
                break;
            }
            changed += portion;
        }
        return changed;
    }

    private List<Due> due() {
        return jdbc.query("""
                select location, sku from stock_rule
                where channel = '' and passes < 2 and (passes = 0 or changed_at < now() - interval '1 minute')
                order by changed_at, sku, location limit 1 for update skip locked
                """, (row, n) -> new Due(row.getString(1), row.getString(2)));
    }

    private int portion(Due due) {
        int changed = jdbc.update("""
                with off as materialized (
                  select s.location, s.sku, safety_of(s.location, s.sku) as safety from stock s
                  where ? in (s.sku, '') and ? in (s.location, '') and s.safety <> safety_of(s.location, s.sku)
                  order by s.location, s.sku limit ? for no key update of s),
                touched as (insert into stock_touch (sku) select distinct sku from off)
                update stock s set safety = off.safety from off where s.location = off.location and s.sku = off.sku
                """, due.sku(), due.location(), PORTION);
        if (changed < PORTION) {
            jdbc.update(
                    "update stock_rule set passes = passes + 1 where channel = '' and sku = ? and location = ?",
                    due.sku(),
                    due.location());
        }
        return changed;
    }
}
