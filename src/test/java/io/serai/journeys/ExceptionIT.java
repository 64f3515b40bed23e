package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.tools.WholeFile;
import io.serai.fulfilment.Replays;
import io.serai.log.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is wrong with a message is no error of its sender's: it waits for a person, who corrects, tries and replays it. */
class ExceptionIT extends Journey {
    @Autowired
    private Replays replays;

    @Test
    void broken_json_is_taken_and_waits_with_the_place_where_it_breaks() {
        var reply = world.shop().hands("{\n  \"id\": 1,\n  \"line_items\": [}");

        assertThat(reply.status()).isEqualTo(202);
        var parked = world.receipt(reply).parked();
        assertThat(parked.code()).startsWith("SER-01");
        assertThat(parked.view().at("/problems/0/line").asInt()).isEqualTo(3);
        assertThat(parked.view().at("/problems/0/column").asInt()).isGreaterThan(15);
    }

    @Test
    void an_order_with_an_unknown_product_is_corrected_tried_and_replayed_once() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        var wrong = bought.changed(1, order -> line(order).put("sku", "NO-SUCH-THING"));

        var parked = wrong.arrives().parked();
        assertThat(parked.code()).isEqualTo("SER-0420");
        assertThat(parked.view().path("problems").toString()).contains("NO-SUCH-THING");
        assertThat(bought.order().found()).isEmpty();

        var document = parked.view().path("document").asText();
        var tried = parked.corrected(document.replace("NO-SUCH-THING", remera.sku()));
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().path("trial")).isEmpty();
        assertThat(bought.order().found()).as("a trial has no effect").isEmpty();

        assertThat(parked.replayed().status()).isEqualTo(202);
        bought.order().reaches("ALLOCATED");
        assertThat(parked.state()).isEqualTo("REPLAYED");
        assertThat(parked.replayed().status()).as("it is closed").isEqualTo(409);
        assertThat(bought.order().found()).hasSize(1);
        remera.isAt(CORDOBA, 5, 2);
    }

    @Test
    void of_a_file_of_many_only_the_sale_that_a_step_refuses_waits_and_is_corrected_alone() throws IOException {
        var remera = world.ware().lies(5, CORDOBA);
        var sold = Files.readString(Path.of("mappings/channels/poslog/samples/sent-home.in.xml"))
                .replace("JEAN-NEGRO-40", remera.sku());
        int from = sold.indexOf("<Transaction>");
        int to = sold.indexOf("</POSLog>");
        var good = sold.substring(from, to).replace("4714", "880001");
        var wrong = sold.substring(from, to).replace("4714", "880002").replace(remera.sku(), "NO-SUCH-THING");
        WholeFile.write(
                Stage.SET.pos,
                "many-sales.xml",
                (sold.substring(0, from) + wrong + good + sold.substring(to)).getBytes(StandardCharsets.UTF_8));

        var file = world.file("many-sales.xml");
        assertThat(file.outcomes()).containsExactly("PARKED SER-0420", "CREATED");
        var parked = file.parked();
        var document = parked.view().path("document").asText();
        assertThat(document).startsWith("<Transaction>").contains("880002").doesNotContain("880001");

        assertThat(parked.corrected(document.replace("NO-SUCH-THING", remera.sku()))
                        .json()
                        .path("trial"))
                .isEmpty();
        assertThat(parked.replayed().status()).isEqualTo(202);
        assertThat(parked.state()).isEqualTo("REPLAYED");
    }

    @Test
    void what_was_parked_in_some_time_is_tried_without_effect_and_then_replayed_as_far_as_it_can_be() {
        var remera = world.ware().lies(9, CORDOBA);
        var from = Instant.now();
        var good = world.shop().order().of(1, remera).bought();
        var bad = world.shop().order().of(1, remera).bought();
        var mended = good.changed(1, order -> order.put("total_price", "1.00"))
                .arrives()
                .parked();
        var stays = bad.changed(1, order -> order.put("total_price", "1.00"))
                .arrives()
                .parked();
        mended.corrected(Json.write(good.json()));

        var range = "{\"partner\": \"shopify\", \"from\": \"" + from + "\", \"dryRun\": %s}";
        var dry = world.hub()
                .post("/api/exceptions/replay", range.formatted(true))
                .json();
        assertThat(dry.path("looked").asInt()).isEqualTo(2);
        assertThat(dry.path("taken").asInt()).isEqualTo(1);
        assertThat(dry.path("refused").path("SER-0412").asInt()).isEqualTo(1);
        assertThat(good.order().found()).as("a dry run has no effect").isEmpty();

        var came = world.hub()
                .post("/api/exceptions/replay", range.formatted(false))
                .json();
        assertThat(came.path("taken").asInt()).isEqualTo(1);
        assertThat(mended.state()).isEqualTo("REPLAYED");
        assertThat(stays.state()).isEqualTo("OPEN");
        good.order().reaches("ALLOCATED");
        assertThat(world.hub()
                        .post("/api/exceptions/replay", range.formatted(false))
                        .json()
                        .path("taken")
                        .asInt())
                .as("what was taken is not taken again")
                .isZero();
        world.jdbc().update("update exception set state = 'DISMISSED' where id = ?::uuid", stays.id());
    }

    @Test
    void what_a_step_refuses_again_stays_in_its_exception_and_the_answer_says_why() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        var receipt = bought.changed(1, order -> line(order).put("sku", "NO-SUCH-THING"))
                .arrives();
        var parked = receipt.parked();
        parked.corrected(parked.view().path("document").asText().replace("NO-SUCH-THING", "NOR-SUCH-A-THING"));

        var reply = parked.replayed();

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.type()).startsWith("application/problem+json");
        assertThat(reply.json().path("problems").toString()).contains("SER-0420", "NOR-SUCH-A-THING");
        assertThat(parked.state()).isEqualTo("OPEN");
        assertThat(parked.view().path("problems").toString()).contains("NOR-SUCH-A-THING");
        assertThat(parked.view().path("document").asText()).contains("NOR-SUCH-A-THING");
        assertThat(receipt.parked()).as("there is no second one").isEqualTo(parked);
        assertThat(world.jdbc()
                        .queryForObject(
                                "select count(*) from exception where receipt_id = ?::uuid", Long.class, receipt.id()))
                .isOne();

        parked.corrected(parked.view().path("document").asText().replace("NOR-SUCH-A-THING", remera.sku()));
        assertThat(parked.replayed().status()).isEqualTo(202);
        bought.order().reaches("ALLOCATED");
        assertThat(parked.state()).isEqualTo("REPLAYED");
    }

    @Test
    void a_sum_that_does_not_add_up_is_listed_with_its_place_and_stays_open_until_it_does() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        var total = bought.json().path("total_price").asText();
        var parked = bought.changed(1, order -> order.put("total_price", "1.00"))
                .arrives()
                .parked();

        var listed = world.hub().get("/api/exceptions?state=OPEN&partner=shopify&code=SER-0412");
        assertThat(listed.path("items").findValuesAsText("id")).contains(parked.id());
        assertThat(parked.view().at("/problems/0/pointer").asText()).isEqualTo("/total_price");
        assertThat(parked.view().at("/problems/0/line").asInt()).isPositive();
        var document = parked.view().path("document").asText();
        var stillWrong = parked.corrected(document.replace("\"1.00\"", "\"2.00\""));
        assertThat(stillWrong.status()).isEqualTo(200);
        assertThat(stillWrong.json().at("/trial/0/code").asText()).isEqualTo("SER-0412");
        assertThat(parked.replayed().status()).isEqualTo(409);
        assertThat(parked.state()).isEqualTo("OPEN");

        parked.corrected(document.replace("\"1.00\"", "\"" + total + "\""));
        assertThat(parked.replayed().status()).isEqualTo(202);
        bought.order().reaches("ALLOCATED");
    }

    @Test
    void all_of_a_cause_are_tried_with_no_effect_and_then_replayed_each_once() {
        var remera = world.ware().lies(50, CORDOBA);
        var late = "LATE-" + remera.sku();
        var several = IntStream.range(0, 5)
                .mapToObj(i -> world.shop().order().of(1, remera).bought())
                .toList();
        several.forEach(each ->
                each.changed(1, order -> line(order).put("sku", late)).arrives().parked());
        var all = world.jdbc()
                .queryForObject(
                        "select count(*) from exception where state = 'OPEN' and partner = 'shopify' and code = 'SER-0420'",
                        Integer.class);

        assertThat(run(Replays.Kind.TRY)).isEqualTo("0 taken, " + all + " refused");
        world.jdbc()
                .update("insert into product select ?, null, title, colour, size, grams from product limit 1", late);
        stock(late);

        assertThat(run(Replays.Kind.TRY)).startsWith("5 taken");
        assertThat(several).allSatisfy(each -> assertThat(each.order().found()).isEmpty());
        assertThat(run(Replays.Kind.REPLAY)).startsWith("5 taken");
        several.forEach(each -> each.order().reaches("ALLOCATED"));
        assertThat(run(Replays.Kind.REPLAY)).startsWith("0 taken");
    }

    private void stock(String sku) {
        var count = Json.write(
                List.of(Map.of("kind", "stock", "location", CORDOBA, "sku", sku, "mode", "count", "quantity", 50)));
        world.receipt(world.hub().post("/api/stock", count)).isDone();
    }

    /** Until it has come to its end. */
    private String run(Replays.Kind kind) {
        var id = replays.ask(kind, "shopify", "SER-0420", "ana");
        World.soon(() -> assertThat(world.jdbc()
                        .queryForObject(
                                "select finished_at is not null from replay_run where id = ?", Boolean.class, id))
                .isTrue());
        return world.jdbc()
                .queryForObject(
                        "select taken || ' taken, ' || refused || ' refused' from replay_run where id = ?",
                        String.class,
                        id);
    }

    @Test
    void what_a_person_dismisses_is_never_replayed() {
        var parked = world.receipt(world.shop().hands("{}")).parked();

        var reply = world.hub().put("/api/exceptions/" + parked.id(), Json.write(Map.of("state", "DISMISSED")));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(parked.state()).isEqualTo("DISMISSED");
        assertThat(parked.replayed().status()).isEqualTo(409);
    }

    @Test
    void text_that_no_database_can_keep_waits_for_a_person() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought =
                world.shop().order().of(1, remera).bought().changed(1, order -> order.put("note", "nul \u0000 here"));

        assertThat(bought.arrives().outcomes()).singleElement().asString().startsWith("PARKED SER-0");
    }

    @Test
    void broken_xml_and_a_doctype_in_the_folder_of_the_tills_wait_for_a_person() {
        Till.drops("broken.xml", "<POSLog><Transaction></POSLog>");
        Till.drops("xxe.xml", """
                <!DOCTYPE POSLog [<!ENTITY passwords SYSTEM "file:///etc/passwd">]>
                <POSLog><Transaction>&passwords;</Transaction></POSLog>""");

        assertThat(world.file("broken.xml").parked().code()).startsWith("SER-01");
        var xxe = world.file("xxe.xml").parked();
        assertThat(xxe.code()).startsWith("SER-01");
        assertThat(xxe.view().toString()).doesNotContain("root:");
    }

    private static ObjectNode line(ObjectNode order) {
        return (ObjectNode) order.at("/line_items/0");
    }
}
