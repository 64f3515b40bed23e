package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ManifestQueriesTest {
    private static final UUID SEVENTEEN = UUID.fromString("01900000-0000-7000-8000-00000000ee01");

    private final ManifestQueries manifests = new ManifestQueries(JdbcClient.create(TestDatabase.source()));

    @Test
    void a_manifest_tells_when_it_was_sent_and_acknowledged() {
        var all = manifests.before(null, 50).items();

        assertThat(all).extracting(ManifestView::no).containsExactly(18L, 4L, 17L);
        assertThat(all).extracting(ManifestView::isSent).containsExactly(false, false, true);
        assertThat(all).extracting(ManifestView::sent).containsExactly(0, 1, 2);
        var sent = manifests.find(SEVENTEEN).orElseThrow();
        assertThat(sent.sentAt()).as("its last file").isEqualTo(Instant.parse("2026-03-02T21:30:06Z"));
        assertThat(sent.answered()).isEqualTo("ACCEPTED");
        assertThat(sent.answeredAt()).isEqualTo(Instant.parse("2026-03-02T21:45:00Z"));
        assertThat(sent.parcels()).isEqualTo(1);
        assertThat(manifests.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void a_parcel_of_it_tells_its_order_and_what_the_carrier_saw_last() {
        var parcels = manifests.parcels(SEVENTEEN, null, 50);

        assertThat(parcels.items()).singleElement().satisfies(parcel -> {
            assertThat(parcel.number()).isEqualTo("#1042");
            assertThat(parcel.seen()).isEqualTo("IN_TRANSIT");
            assertThat(parcel.place()).isEqualTo("Planta Córdoba Sur");
        });
        assertThat(manifests.parcels(SEVENTEEN, parcels.items().get(0).id(), 50).items())
                .isEmpty();
    }

    @Test
    void lists_go_on_after_their_last_row() {
        var first = manifests.before(null, 2);
        var second = manifests.before(UUID.fromString(String.valueOf(first.next())), 2);

        assertThat(first.items()).hasSize(2);
        assertThat(second.items()).extracting(ManifestView::no).containsExactly(17L);
        assertThat(second.next()).isNull();
    }

    @Test
    void manifests_and_their_parcels_are_read_by_an_index_however_many_there_are() {
        var plans = new Plans("manifests")
                .filled(
                        "insert into manifest (id, carrier, no, state) select gen_random_uuid(), 'c' || n % 3, n, 'CLOSED'"
                                + " from generate_series(1, 20000) n",
                        "manifest")
                .filled(
                        "set session_replication_role = replica;"
                                + "insert into manifest_line select gen_random_uuid(), id from manifest, generate_series(1, 5) n;"
                                + "set session_replication_role = default",
                        "manifest_line")
                .filled(
                        "insert into attempt (id, door, kind, subject, state, deadline)"
                                + " select gen_random_uuid(), 'sftp:' || carrier, 'X12_856', id::text, 'DONE', now() from manifest",
                        "attempt");
        var many = new ManifestQueries(plans.jdbc());

        assertThat(plans.of(() -> {
                    many.before(null, 50);
                    many.find(SEVENTEEN);
                    many.parcels(SEVENTEEN, null, 100);
                }))
                .contains("manifest_pkey", "manifest_line_parcel", "attempt_door_kind_subject_key")
                .doesNotContain("Seq Scan on manifest", "Seq Scan on attempt");
    }
}
