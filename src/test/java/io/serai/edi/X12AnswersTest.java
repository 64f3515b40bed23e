package io.serai.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a business customer hears of its 850. */
class X12AnswersTest {
    private static final LocalDateTime AT = LocalDateTime.of(2026, 3, 2, 15, 4, 5);
    private static final X12Answers ANSWERS = new X12Answers(EdiSchemas.standard());

    @Test
    void an_order_of_which_a_part_waits_is_answered_item_by_item_to_whom_it_came_from() {
        var answer = new OrderAnswer(
                "PO-1", AT, List.of(new OrderAnswer.Line("1", 12, 12, 0), new OrderAnswer.Line("2", 48, 24, 24)));
        assertThat(decision(answer))
                .contains("*ZZ*SERAI          *ZZ*NORTHWEAR      *")
                .contains("ST*855*0001~")
                .contains("BAK*00*AC*PO-1*20260302*****20260302~")
                .contains("PO1*1*12*EA*19.95**VN*POLO~\nACK*IA*12*EA~")
                .contains("PO1*2*2*CA*120**VN*SOCK~\nACK*IA*1*CA~\nACK*IB*1*CA~")
                .contains("CTT*2~");
    }

    @Test
    void pieces_that_are_no_whole_case_are_told_in_pieces() {
        var answer = new OrderAnswer(
                "PO-1", AT, List.of(new OrderAnswer.Line("1", 12, 12, 0), new OrderAnswer.Line("2", 48, 20, 28)));
        assertThat(decision(answer)).contains("ACK*IA*20*EA~\nACK*IB*28*EA~");
    }

    @Test
    void an_order_that_comes_as_it_is_says_so_and_one_that_does_not_come_too() {
        var whole = new OrderAnswer(
                "PO-1", AT, List.of(new OrderAnswer.Line("1", 12, 12, 0), new OrderAnswer.Line("2", 48, 48, 0)));
        assertThat(decision(whole)).contains("BAK*00*AD*");
        var none = new OrderAnswer(
                "PO-1", AT, List.of(new OrderAnswer.Line("1", 12, 0, 0), new OrderAnswer.Line("2", 48, 0, 0)));
        assertThat(decision(none))
                .contains("BAK*00*RD*")
                .contains("ACK*IR*12*EA~")
                .contains("ACK*IR*2*CA~");
    }

    @Test
    void an_answer_in_the_place_of_an_earlier_one_says_so() {
        var answer = new OrderAnswer(
                        "PO-1", AT, List.of(new OrderAnswer.Line("1", 12, 12, 0), new OrderAnswer.Line("2", 48, 48, 0)))
                .replacing(6);
        assertThat(decision(answer)).contains("BAK*05*AD*PO-1*20260302*****20260302~");
    }

    @Test
    void what_we_write_can_be_read_by_its_own_schema() {
        var answer = new OrderAnswer(
                "PO-1", AT, List.of(new OrderAnswer.Line("1", 12, 12, 0), new OrderAnswer.Line("2", 48, 24, 24)));
        var document =
                new X12Reader(EdiSchemas.standard()).read(decision(answer).getBytes(StandardCharsets.US_ASCII));
        assertThat(document.allProblems()).isEmpty();
        assertThat(document.sets()).extracting(EdiSet::code).containsExactly("855");
    }

    @Test
    void an_order_that_is_not_in_the_file_has_no_answer() {
        assertThat(ANSWERS.decision(order("0001", "0002"), new OrderAnswer("PO-9", AT, List.of()), 1))
                .isEmpty();
    }

    @Test
    void an_order_that_never_became_one_is_rejected_item_by_item_whatever_is_wrong_with_it() {
        var refused = OrderAnswer.refused("PO-2", 2, AT);
        assertThat(decision(refused))
                .contains("BAK*00*RD*PO-2*20260302*****20260302~")
                .contains("ACK*IR*12*EA~", "ACK*IR*2*CA~");
        var strange = text(order("0001", "0002")).replace("PO1*1*12*EA", "PO1*1*many*EA");
        assertThat(text(ANSWERS.decision(strange.getBytes(StandardCharsets.US_ASCII), refused, 7)
                        .orElseThrow()))
                .contains("PO1*1~\nACK*IR~\nPO1*2~\nACK*IR~");
    }

    @Test
    void only_orders_whose_syntax_was_accepted_are_answered_when_they_are_dismissed() {
        assertThat(ANSWERS.order(order("0001", "0002"), 2)).contains("PO-2");
        assertThat(ANSWERS.order(order("0001", "0002"), 3)).isEmpty();
        assertThat(ANSWERS.order(order("0001", "0001"), 2)).as("it came twice").isEmpty();
        var cancelled = text(order("0001", "0002")).replace("BEG*00*SA*PO-2", "BEG*01*SA*PO-2");
        assertThat(ANSWERS.order(cancelled.getBytes(StandardCharsets.US_ASCII), 2))
                .isEmpty();
    }

    @Test
    void a_control_number_that_came_before_in_its_group_is_rejected_with_its_code() {
        assertThat(ANSWERS.wanting(order("0001", "0001"))).containsExactly(0);
        assertThat(syntax(order("0001", "0001")))
                .contains("AK2*850*0001~\nAK5*A~\nAK2*850*0001~\nAK5*R*23~\nAK9*P*2*2*1~");
    }

    @Test
    void a_group_that_came_before_in_its_interchange_is_rejected_with_all_that_is_in_it() {
        var twice = text(order("0001", "0002"));
        var group = twice.substring(twice.indexOf("GS*"), twice.indexOf("IEA*"));
        var answer = syntax(
                twice.replace(group, group + group).replace("IEA*1", "IEA*2").getBytes(StandardCharsets.US_ASCII));
        assertThat(answer).contains("AK9*A*2*2*2~").contains("AK9*R*2*2*0*19~");
    }

    @Test
    void a_wrong_count_of_segments_is_rejected_with_its_code() {
        var wrong = text(order("0001", "0002")).replace("SE*7*0002", "SE*9*0002");
        assertThat(syntax(wrong.getBytes(StandardCharsets.US_ASCII))).contains("AK2*850*0002~\nAK5*R*4~\nAK9*P*2*2*1~");
    }

    private static String decision(OrderAnswer answer) {
        return text(ANSWERS.decision(order("0001", "0002"), answer, 7).orElseThrow());
    }

    private static String syntax(byte[] received) {
        return text(ANSWERS.syntax(received, 0, 7, AT).orElseThrow());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static byte[] order(String first, String second) {
        return ("ISA*00*          *00*          *ZZ*NORTHWEAR      *ZZ*SERAI          *260302*1415*U*00401*000000042*0*P*>~\n"
                        + "GS*PO*NORTHWEAR*SERAI*20260302*1415*42*X*004010~\n" + set(first, "PO-1")
                        + set(second, "PO-2")
                        + "GE*2*42~\nIEA*1*000000042~\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String set(String control, String number) {
        return "ST*850*" + control + "~\nBEG*00*SA*" + number + "**20260302~\nPO1*1*12*EA*19.95**VN*POLO~\n"
                + "PO1*2*2*CA*120**VN*SOCK~\nPO4*24~\nCTT*2~\nSE*7*" + control + "~\n";
    }
}
