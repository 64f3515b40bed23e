package io.serai.fulfilment.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Carried;
import io.serai.sourcing.Rules;
import io.serai.testing.Database;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is carried on from trial to trial. */
class CarriedBookTest {
    private static final Instant NOW = Instant.parse("2026-11-26T13:00:00Z");

    private final Database database = Database.shared();

    @BeforeEach
    @AfterEach
    void nothing() {
        database.empty();
        database.jdbc().update("delete from sourcing_role");
    }

    @Test
    void of_more_differences_than_are_carried_on_the_oldest_are_forgotten_and_counted() {
        var book = new CarriedBook(database.jdbc(), 3);
        var role = role();

        assertThat(book.write(role, group(NOW, 2))).isZero();
        assertThat(book.write(role, group(NOW.plusSeconds(60), 2))).isEqualTo(1);

        assertThat(database.jdbc()
                        .queryForList("select count(*) from sourcing_carried group by at order by at", Integer.class))
                .containsExactly(1, 2);
    }

    private RuleBook.Role role() {
        var rules = Rules.named("nearest");
        database.jdbc()
                .update(
                        "insert into sourcing_rules (digest, name, version, text, added_by) values (?, 'nearest', 1, ?, 'ana') on conflict do nothing",
                        rules.digest(),
                        rules.text());
        var id = Objects.requireNonNull(database.jdbc()
                .queryForObject(
                        "insert into sourcing_role (role, digest, by_whom) values ('CANDIDATE', ?, 'ana') returning id",
                        Long.class,
                        rules.digest()));
        return new RuleBook.Role(id, rules, "ana", NOW, NOW, null);
    }

    private static CarriedGroup group(Instant at, int differences) {
        var group = new CarriedGroup(new Carried(), List.of(), Set.of());
        for (int i = 0; i < differences; i++) {
            group.rows()
                    .add(new CarriedBook.Row(
                            OrderId.next(), at, new Carried.Taken(1, new LocationId("CD"), new Sku("A"), 1)));
        }
        return group;
    }
}
