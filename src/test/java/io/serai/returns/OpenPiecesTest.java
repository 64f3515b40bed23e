package io.serai.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.ReturnRequest.Reason;
import io.serai.contract.ReturnRequest.Way;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.returns.CustomerReturn.Origin;
import io.serai.returns.OpenPieces.Line;
import io.serai.returns.ReturnLine.Outcome;
import io.serai.returns.ReturnLine.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

class OpenPiecesTest {
    private static final Sku REMERA = new Sku("REM-M");
    private static final LocationId STORE = new LocationId("TDA-COR");

    @Property
    void whoever_asks_and_however_often_no_more_comes_back_than_has_left(
            @ForAll @IntRange(max = 20) int left,
            @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 6) Integer> wishes) {
        var returns = new ArrayList<CustomerReturn>();
        int back = 0;
        for (int wish : wishes) {
            if (wish <= open(left, returns).left(1)) {
                returns.add(asked(1, wish));
                back += wish;
            }
        }
        assertThat(back).isLessThanOrEqualTo(left);
        assertThat(open(left, returns).left(1)).isEqualTo(left - back);
    }

    @Example
    void what_was_announced_and_did_not_come_may_come_another_time() {
        var expected = asked(1, 3).expected(STORE, null);

        assertThat(open(4, List.of(expected)).left(1)).isEqualTo(1);
        assertThat(open(4, List.of(expected.received(STORE, Map.of(1, new Received(1, 0, 1)))))
                        .left(1))
                .isEqualTo(2);
        assertThat(open(4, List.of(expected.refused())).left(1)).isEqualTo(4);
    }

    @Example
    void what_a_till_took_back_counts_for_whichever_line_has_its_article() {
        var till = new CustomerReturn(
                UUID.randomUUID(),
                "poslog",
                "T-1",
                null,
                Origin.TILL,
                Way.STORE,
                STORE,
                ReturnState.SETTLED,
                "ARS",
                100,
                null,
                null,
                List.of(new ReturnLine(
                        1, null, REMERA, 3, Reason.OTHER, null, new Received(3, 0, 0), 0, Outcome.REFUNDED)),
                Instant.EPOCH);
        var open = new OpenPieces(List.of(line(1, 2), line(2, 2)), List.of(till));

        assertThat(open.left(1)).isZero();
        assertThat(open.left(2)).isEqualTo(1);
        assertThat(open.paid(1)).isEqualTo(2);
        assertThat(open.paid(2)).isEqualTo(1);
    }

    @Example
    void a_sku_that_stands_in_several_lines_does_not_say_which_is_meant() {
        var open = new OpenPieces(List.of(line(1, 2), line(2, 2)), List.of());

        assertThat(open.find(null, REMERA)).isEmpty();
        assertThat(open.find("l2", null)).map(Line::line).contains(2);
        assertThat(new OpenPieces(List.of(line(1, 2)), List.of()).find(null, REMERA))
                .map(Line::line)
                .contains(1);
        assertThat(open.find("other", null)).isEmpty();
    }

    private static OpenPieces open(int left, List<CustomerReturn> returns) {
        return new OpenPieces(List.of(line(1, left)), returns);
    }

    private static Line line(int number, int left) {
        return new Line(number, "l" + number, REMERA, left);
    }

    private static CustomerReturn asked(@Nullable Integer line, int pieces) {
        return new CustomerReturn(
                UUID.randomUUID(),
                "shopify",
                "R-1",
                OrderId.next(),
                Origin.CUSTOMER,
                Way.STORE,
                STORE,
                ReturnState.REQUESTED,
                "ARS",
                0,
                null,
                null,
                List.of(ReturnLine.asked(1, line, REMERA, pieces, Reason.TOO_SMALL, null)),
                Instant.EPOCH);
    }
}
