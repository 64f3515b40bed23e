package io.serai.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a business customer hears of its ORDERS. */
class EdifactAnswersTest {
    private static final LocalDateTime AT = LocalDateTime.of(2026, 3, 2, 15, 4, 5);
    private static final EdifactAnswers ANSWERS = new EdifactAnswers(EdiSchemas.standard());
    private static final EdifactReader READER =
            new EdifactReader(EdiSchemas.standard(), EdifactReader.Repeats.REJECTED);

    @Test
    void an_order_of_which_a_part_waits_is_answered_item_by_item_to_whom_it_came_from() {
        var answer = new OrderAnswer(
                "PO-1", AT, List.of(new OrderAnswer.Line("1", 12, 12, 0), new OrderAnswer.Line("2", 48, 24, 24)));
        assertThat(decision(answer))
                .contains("UNB+UNOC:3+7790001000019:14+5412345000013:14+260302:1504+7'")
                .contains("""
                        UNH+1+ORDRSP:D:96A:UN:EAN008'
                        BGM+231+PO-1-7+4'
                        DTM+137:202603021504:203'
                        RFF+ON:PO-1'
                        NAD+BY+5412345000013::9'
                        """)
                .contains("LIN+1+5+841?'000:EN'\nQTY+21:12:PCE'\nQTY+113:12:PCE'\n")
                .contains("LIN+2+3+SOCK:SA'\nQTY+21:2:CT'\nQTY+113:1:CT'\nQTY+83:1:CT'\nUNS+S'\nCNT+2:2'\nUNT+");
    }

    @Test
    void an_order_that_comes_as_it_is_says_so_and_one_that_does_not_come_too() {
        var whole = new OrderAnswer(
                "PO-1", AT, List.of(new OrderAnswer.Line("1", 12, 12, 0), new OrderAnswer.Line("2", 48, 48, 0)));
        assertThat(decision(whole)).contains("BGM+231+PO-1-7+29'");
        var none = new OrderAnswer(
                "PO-1", AT, List.of(new OrderAnswer.Line("1", 12, 0, 0), new OrderAnswer.Line("2", 48, 0, 0)));
        assertThat(decision(none))
                .contains("BGM+231+PO-1-7+27'")
                .contains("LIN+1+7+")
                .contains("QTY+113:0:PCE'");
    }

    @Test
    void an_answer_in_the_place_of_an_earlier_one_names_it() {
        var answer = new OrderAnswer(
                        "PO-1", AT, List.of(new OrderAnswer.Line("1", 12, 12, 0), new OrderAnswer.Line("2", 48, 48, 0)))
                .replacing(6);
        var written = decision(answer);
        assertThat(written).contains("BGM+231+PO-1-7+29'", "RFF+ON:PO-1'\nRFF+ACW:PO-1-6'\nNAD+BY+");
        assertThat(READER.read(written.getBytes(StandardCharsets.ISO_8859_1)).allProblems())
                .isEmpty();
    }

    @Test
    void an_order_that_never_became_one_is_rejected_item_by_item() {
        assertThat(decision(OrderAnswer.refused("PO-2", 2, AT)))
                .contains("BGM+231+PO-2-7+27'", "RFF+ON:PO-2'")
                .contains("LIN+1+7+841?'000:EN'", "QTY+21:12:PCE'\nQTY+113:0:PCE'", "CNT+2:2'");
        assertThat(ANSWERS.order(orders("1", "2", "10"), 2)).contains("PO-2");
        assertThat(ANSWERS.order(orders("1", "2", "15"), 2))
                .as("its syntax was refused")
                .isEmpty();
        assertThat(ANSWERS.order(orders("1", "2", "10"), 3)).isEmpty();
    }

    @Test
    void what_we_write_can_be_read_by_its_own_schemas() {
        var answer = new OrderAnswer(
                "PO-1", AT, List.of(new OrderAnswer.Line("1", 12, 12, 0), new OrderAnswer.Line("2", 48, 20, 28)));
        for (var written : List.of(decision(answer), syntax(orders("1", "1", "15")))) {
            var document = READER.read(written.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(document.allProblems()).as(written).isEmpty();
            assertThat(document.messages()).hasSize(1);
        }
    }

    @Test
    void a_reference_that_came_before_and_a_wrong_count_are_rejected_with_their_codes() {
        var answer = syntax(orders("1", "1", "15"));
        assertThat(answer)
                .contains("UCI+4711+5412345000013:14+7790001000019:14+7'\n")
                .contains("UCM+1+ORDERS:D:96A:UN+7'\n")
                .contains("UCM+1+ORDERS:D:96A:UN+4+26'\nUCS+10+29'\n");
    }

    @Test
    void what_is_missing_is_told_by_segment_and_element() {
        var orders =
                text(orders("1", "2", "10")).replace("BGM+220+PO-2+9'\n", "").replace("UNT+10+2", "UNT+9+2");
        assertThat(syntax(orders.getBytes(StandardCharsets.UTF_8))).contains("UCM+2+ORDERS:D:96A:UN+4'\nUCS+2+13'\n");
    }

    @Test
    void a_contrl_is_not_answered_nor_is_what_has_no_reference() {
        assertThat(ANSWERS.wanting(orders("1", "2", "10"))).containsExactly(0);
        assertThat(ANSWERS.wanting(syntax(orders("1", "2", "10")).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        var bare = text(orders("1", "2", "10"));
        assertThat(ANSWERS.wanting(bare.substring(bare.indexOf("UNH")).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    private static String decision(OrderAnswer answer) {
        return text(ANSWERS.decision(orders("1", "2", "10"), answer, 7).orElseThrow());
    }

    private static String syntax(byte[] received) {
        return text(ANSWERS.syntax(received, 0, 8, AT).orElseThrow());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] orders(String first, String second, String count) {
        return ("UNB+UNOC:3+5412345000013:14+7790001000019:14+260302:1415+4711'\n" + message(first, "PO-1", "10")
                        + message(second, "PO-2", count) + "UNZ+2+4711'\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String message(String reference, String number, String count) {
        return "UNH+" + reference + "+ORDERS:D:96A:UN:EAN008'\nBGM+220+" + number + "+9'\nNAD+BY+5412345000013::9'\n"
                + "LIN+1++841?'000:EN'\nQTY+21:12:PCE'\nPRI+AAA:19,95'\nLIN+2++SOCK:SA'\nQTY+21:2:CT'\nQTY+59:24'\nUNT+"
                + count + "+" + reference + "'\n";
    }
}
