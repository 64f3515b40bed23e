package io.serai.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person says of an SFTP server. */
class SftpDraftTest {
    @Test
    void a_server_that_answers_reads_out_of_order_is_read_one_at_a_time() {
        assertThat(draft("1").routes("acme", "csv"))
                .singleElement()
                .satisfies(way -> assertThat(way.parameters()).containsEntry("bulkRequests", "1"));
        assertThat(draft("").routes("acme", "csv"))
                .as("the template knows what is usual")
                .singleElement()
                .satisfies(way -> assertThat(way.parameters()).doesNotContainKey("bulkRequests"));
    }

    @Test
    void a_business_customer_finds_our_answers_where_its_orders_lie_and_names_its_files_as_it_pleases() {
        var ways = draft("").routes("acme", "x12");

        assertThat(ways).extracting(WayIn::template).containsExactly("message-in-sftp", "call-sftp");
        assertThat(ways.get(0).parameters()).doesNotContainKey("include");
        assertThat(ways.get(1).parameters())
                .containsEntry("door", "edi.acme")
                .containsEntry("host", "sftp.example.com")
                .containsEntry("password", "{{serai.secrets.acme}}");
    }

    @Test
    void no_read_at_all_cannot_be() {
        assertThat(draft("0").wrong()).isEqualTo("bulkRequests");
        assertThat(draft("16").wrong()).isEmpty();
    }

    private static WayDraft draft(String reads) {
        var given = new HashMap<>(Map.of("host", "sftp.example.com", "folder", "out", "user", "us"));
        given.put("bulkRequests", reads);
        return WaysIn.SFTP.of(given);
    }
}
