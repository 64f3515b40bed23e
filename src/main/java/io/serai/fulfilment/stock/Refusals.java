package io.serai.fulfilment.stock;

import io.serai.kernel.Sku;
import io.serai.log.Concern;
import io.serai.log.Rows;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What channels refused to hear, which is told again. A SKU that is refused by itself is a concern of people. */
@Repository
class Refusals implements Concern {
    static final String CODE = "stock-refused";

    /** More are not named one by one. */
    private static final int NAMED = 100;

    private final JdbcTemplate jdbc;

    Refusals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What the message said was not heard: its SKUs are due again. False if that was known already. */
    boolean refused(String channel, long seq, String answer, Instant now) {
        var skus = jdbc
                .query(
                        "delete from published where channel = ? and seq = ? returning sku",
                        (row, n) -> new Sku(row.getString(1)),
                        channel,
                        seq)
                .stream()
                .distinct()
                .toList();
        if (skus.isEmpty()) {
            return false;
        }
        int before = skus.size() > 1 ? 0 : alone(channel, skus.get(0));
        var refusal = Refusal.of(skus.size(), before);
        Rows.of(skus)
                .text(sku -> channel)
                .text(Sku::value)
                .integer(sku -> refusal.most())
                .integer(sku -> refusal.alone())
                .instant(sku -> now.plus(refusal.pause()))
                .json(sku -> answer)
                .update(jdbc, """
                        insert into publication_refused select * from :rows order by 1, 2 on conflict (channel, sku) do update
                          set most = excluded.most, alone = excluded.alone, next_at = excluded.next_at, answer = excluded.answer
                        """);
        Rows.of(skus).text(sku -> channel).text(Sku::value).update(jdbc, """
                        insert into publication_due (channel, sku) select * from :rows order by 1, 2 on conflict do nothing
                        """);
        // Of a SKU that was refused by itself before it says nothing new, and that one has its own pauses.
        if (before == 0) {
            jdbc.update("update publication set refused = refused + 1 where channel = ?", channel);
        }
        return true;
    }

    private int alone(String channel, Sku sku) {
        return jdbc
                .queryForList(
                        "select alone from publication_refused where channel = ? and sku = ?",
                        Integer.class,
                        channel,
                        sku.value())
                .stream()
                .findFirst()
                .orElse(0);
    }

    /** The channel has heard the message: what it says is as that of any other again. */
    void heard(String channel, long seq) {
        jdbc.update("""
                delete from publication_refused r using published p
                where r.channel = ? and p.channel = r.channel and p.sku = r.sku and p.seq = ?
                """, channel, seq);
        jdbc.update("update publication set refused = 0 where channel = ? and refused > 0", channel);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<String> subjects(Instant now) {
        return jdbc.queryForList(
                "select channel || ' ' || sku from publication_refused where alone > 0 order by channel, sku limit "
                        + NAMED,
                String.class);
    }
}
