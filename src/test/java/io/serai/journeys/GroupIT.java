package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fifty messages are taken in one transaction; one that the database itself refuses must not keep the others. */
class GroupIT extends Journey {
    private static final int GROUP = 50;
    private static final int POISONED = 23;

    @AfterEach
    void heal() {
        world.jdbc().execute("drop trigger if exists poison on orders");
    }

    @Test
    void one_poisonous_message_among_fifty_is_found_and_the_others_are_taken() throws Exception {
        var remera = world.ware().lies(100, CORDOBA);
        camel.getRouteController().suspendRoute("orders");
        var all = new ArrayList<WebShop.Bought>();
        var receipts = new ArrayList<Kept>();
        for (int i = 0; i < GROUP; i++) {
            var bought = world.shop().order().of(1, remera).bought();
            all.add(bought);
            receipts.add(bought.arrives());
        }
        var poison = all.remove(POISONED);
        var culprit = receipts.remove(POISONED);
        poison(poison.reference());

        camel.getRouteController().resumeRoute("orders");

        soon(() -> assertThat(receipts)
                .allSatisfy(
                        kept -> assertThat(kept.view().path("state").asText()).isEqualTo("DONE")));
        remera.isAt(CORDOBA, 100, GROUP - 1);
        assertThat(poison.order().found()).isEmpty();
        soon(() -> {
            world.timePasses();
            assertThat(culprit.view().path("state").asText()).isEqualTo("DONE");
        });
        var parked = culprit.parked();
        assertThat(parked.code()).isEqualTo("SER-0901");

        heal();
        assertThat(parked.replayed().status()).isEqualTo(202);
        poison.order().reaches("ALLOCATED");
        remera.isAt(CORDOBA, 100, GROUP);
    }

    /** A fault of the database that nobody has thought of. */
    private void poison(String reference) {
        world.jdbc().execute("""
                create or replace function poison() returns trigger language plpgsql as $$
                begin
                  if new.reference = '%s' then raise exception 'poison'; end if;
                  return new;
                end $$""".formatted(reference));
        world.jdbc().execute("create trigger poison before insert on orders for each row execute function poison()");
    }
}
