package io.serai.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.journeys.HubAtHand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A stranger at a door where nobody signs, who tells of orders that there are not. */
class HintsIT extends HubAtHand {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int FLOOD = 400;
    private static final int BETWEEN = 100;

    @Test
    void a_flood_of_hints_costs_no_more_than_may_come_bothers_nobody_and_shuts_no_door_where_one_signs() {
        int signed = 0;
        var taken = new ArrayList<String>();
        var refused = new ArrayList<Wire.Answer>();
        int fetched = hintsFetched();
        for (int i = 0; i < FLOOD; i++) {
            var answer = new Wire(port).post(UNSIGNED_DOOR, List.of(), hint("nothing-" + UUID.randomUUID()));
            if (answer.status() == 202) {
                taken.add(answer.receipt());
            } else {
                refused.add(answer);
            }
            if (i % BETWEEN == 0) {
                takesAGoodOrder();
                signed++;
            }
        }

        assertThat(signed).isEqualTo(FLOOD / BETWEEN);
        assertThat(taken).hasSizeGreaterThanOrEqualTo(HINTS);
        assertThat(refused).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.refuses(429).json().path("type").asText()).endsWith("/too-many-hints");
            assertThat(answer.whole().headers().firstValueAsLong("Retry-After").orElse(0))
                    .isPositive();
        });
        assertThat(rows("select count(*) from receipt where partner = 'pregon'"))
                .as("what was refused is not kept")
                .isEqualTo(taken.size());
        Awaitility.await()
                .atMost(LONGEST)
                .untilAsserted(() -> assertThat(rows("""
                        select count(*) from receipt_item join receipt on id = receipt_id
                        where partner = 'pregon' and outcome = 'IGNORED' and reason = 'not-there'
                        """)).isEqualTo(taken.size()));
        assertThat(hintsFetched() - fetched).isEqualTo(taken.size());
        assertThat(rows("select count(*) from exception where partner = 'pregon'"))
                .isZero();
    }

    private static byte[] hint(String order) {
        return ("{\"resource\":\"/orders/" + order + "\",\"topic\":\"orders_v2\"}").getBytes(StandardCharsets.UTF_8);
    }

    private int rows(String sql) {
        var rows = jdbc.queryForObject(sql, Integer.class);
        return rows == null ? -1 : rows;
    }
}
