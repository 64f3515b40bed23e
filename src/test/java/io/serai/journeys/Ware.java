package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.catalog.Article;
import io.serai.log.Json;
import java.util.List;
import java.util.Map;

/** A product that only one journey trades in, so that no journey waits for another's stock. */
record Ware(Article article, World world) {
    /** Pieces at a place. */
    record Level(int onHand, int reserved) {
        @Override
        public String toString() {
            return onHand + " on hand, " + reserved + " reserved";
        }
    }

    String sku() {
        return article.sku().value();
    }

    /** Somebody counts so many pieces there. */
    Ware lies(int pieces, String location) {
        return tell("count", pieces, location);
    }

    /** So many came, or went if below 0. */
    Ware comes(int pieces, String location) {
        return tell("delta", pieces, location);
    }

    private Ware tell(String mode, int pieces, String location) {
        var update = Map.of("kind", "stock", "location", location, "sku", sku(), "mode", mode, "quantity", pieces);
        var reply = world.hub().post("/api/stock", Json.write(List.of(update)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        world.receipt(reply).isDone();
        return this;
    }

    Level at(String location) {
        var items = world.hub()
                .get("/api/stock?sku=" + sku() + "&location=" + location)
                .path("items");
        return items.isEmpty()
                ? new Level(0, 0)
                : new Level(
                        items.get(0).path("onHand").asInt(),
                        items.get(0).path("reserved").asInt());
    }

    /** Sooner or later the books say so. */
    void isAt(String location, int onHand, int reserved) {
        World.soon(() -> assertThat(at(location)).as(sku() + " at " + location).isEqualTo(new Level(onHand, reserved)));
    }
}
