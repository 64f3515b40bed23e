package io.serai.mapping;

import static io.serai.mapping.Sample.items;
import static io.serai.mapping.Sample.order;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.SalesOrder;
import io.serai.contract.StockUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From bytes to contracts: items, settings that complete them, and trying again. */
class NormaliserTest {
    private static final String TWO = "{\"orders\": [\n" + order() + ",\n" + order().replace("25.00", "26.00") + "]}";

    @Test
    void each_item_of_a_message_has_its_own_result() {
        var items = items("json", "items: /orders", ".", TWO.getBytes(UTF_8));
        assertThat(items).extracting(Item::no).containsExactly(1, 2);
        assertThat(items.get(0).result()).isInstanceOf(Result.Taken.class);
        assertThat(items.get(0).document()).as("its own text").isEqualTo(order().strip());
        assertThat(problems(items.get(1)).get(0).line()).isEqualTo(1 + 15 + 1 + 14);
    }

    @Test
    void a_refused_item_can_be_corrected_and_tried_again_on_its_own() {
        var partners = Sample.partners("json", "items: /orders", ".");
        var partner = partners.find("sample").orElseThrow();
        var normaliser = new Normaliser(partners);
        var document = normaliser.normalise(partner, TWO).get(1).document();
        assertThat(document).isEqualTo(order().strip().replace("25.00", "26.00"));
        var again = normaliser.retry(partner, String.valueOf(document).replace("26.00", "25.00"));
        assertThat(again.result()).isInstanceOf(Result.Taken.class);
        assertThat(normaliser.retry(partner, "{").result()).isInstanceOf(Result.Refused.class);
    }

    @Test
    void a_row_is_corrected_with_its_header() {
        var partners = new Partners(null);
        var partner = partners.find("catalog").orElseThrow();
        var normaliser = new Normaliser(partners);
        var csv = "location,sku,quantity\nA,B,1\nA,C,many\nA,D,3\n";
        var item = normaliser.normalise(partner, csv).get(1);
        assertThat(item.document()).isEqualTo("location,sku,quantity\nA,C,many\n");
        assertThat(normaliser.retry(partner, "location,sku,quantity\nA,C,2\n").result())
                .isInstanceOf(Result.Taken.class);
    }

    @Test
    void an_element_that_was_cut_out_of_its_document_needs_no_declarations() {
        var partners = new Partners(null);
        var partner = partners.find("poslog").orElseThrow();
        var normaliser = new Normaliser(partners);
        var xml = "<p:POSLog xmlns:p='a' xmlns:q='b'>\n <p:Transaction q:CancelFlag='x'><q:RetailTransaction/>"
                + "</p:Transaction>\n <p:Transaction><p:RetailTransaction><p:LineItem><p:Sale><p:ItemID>1</p:ItemID>"
                + "</p:Sale></p:LineItem></p:RetailTransaction></p:Transaction></p:POSLog>";
        var refused = normaliser.normalise(partner, xml).get(1);
        assertThat(refused.document()).startsWith("<p:Transaction>").endsWith("</p:Transaction>");
        assertThat(codes(normaliser.retry(partner, String.valueOf(refused.document()))))
                .isEqualTo(codes(refused));
    }

    @Test
    void of_several_contracts_of_one_element_the_one_that_is_meant_is_tried_again() {
        var partners = Sample.partners("json", "", "[., {\"ignore\": \"second\"}]");
        var partner = partners.find("sample").orElseThrow();
        var normaliser = new Normaliser(partners);
        assertThat(normaliser.normalise(partner, order()))
                .extracting(Item::part)
                .containsExactly(1, 2);
        assertThat(normaliser.retry(partner, order(), 2).result()).isEqualTo(new Result.Ignored("second"));
        assertThat(normaliser.retry(partner, order()).result()).isInstanceOf(Result.Taken.class);
    }

    @Test
    void settings_fill_in_what_a_message_leaves_out() {
        var text =
                order().replace("\"currency\": \"ARS\",", "\"customer\": {},").replace(", \"country\": \"AR\"", "");
        var order = taken("currency: ARS\ncountry: AR\nlocale: es-AR\nskuAliases: {REMERA: REMERA-AZUL-M}", text);
        assertThat(order.currency()).isEqualTo("ARS");
        assertThat(order.shipTo()).extracting("country").isEqualTo("AR");
        assertThat(order.customer()).extracting("locale").isEqualTo("es-AR");
        assertThat(order.lines().get(0).sku()).hasToString("REMERA-AZUL-M");
    }

    @Test
    void both_places_of_a_transfer_may_have_names_of_the_partners_own() throws IOException {
        var root = Files.createTempDirectory(Path.of("target"), "mappings");
        var folder = Files.createDirectories(root.resolve("channels/sample"));
        Files.writeString(
                folder.resolve("channel.yaml"),
                "lane: stock\nformat: json\nmapping: stock.jslt\nlocationAliases: {\"7\": CD-BUE, \"8\": TDA-COR}\n");
        Files.writeString(folder.resolve("stock.jslt"), ".");
        var partners = new Partners(root);
        var transfer = "{\"kind\": \"stock\", \"location\": \"7\", \"sku\": \"REMERA\", \"mode\": \"transfer\","
                + " \"quantity\": 4, \"towards\": \"8\"}";

        var item = new Normaliser(partners)
                .normalise(partners.find("sample").orElseThrow(), transfer)
                .get(0);

        var update = (StockUpdate) ((Result.Taken) item.result()).contract();
        assertThat(update.location()).hasToString("CD-BUE");
        assertThat(update.towards()).hasToString("TDA-COR");
    }

    @Test
    void a_time_without_a_zone_is_in_the_partners() {
        var text = order().replace("2025-11-22T12:00:00Z", "2025-11-22 09:00:00");
        assertThat(taken("zone: America/Argentina/Cordoba", text).placedAt()).hasToString("2025-11-22T12:00:00Z");
        var refused = Sample.problem("json", text);
        assertThat(refused.code()).isEqualTo("SER-0204");
        assertThat(refused.pointer()).isEqualTo("/placedAt");
    }

    @Test
    void an_hour_that_the_clocks_skip_or_repeat_is_still_a_time() {
        var skipped = order().replace("2025-11-22T12:00:00Z", "2025-03-30T02:30:00");
        assertThat(taken("zone: Europe/Madrid", skipped).placedAt()).hasToString("2025-03-30T01:30:00Z");
        var repeated = order().replace("2025-11-22T12:00:00Z", "2025-10-26T02:30:00");
        assertThat(taken("zone: Europe/Madrid", repeated).placedAt()).hasToString("2025-10-26T00:30:00Z");
    }

    @Test
    void a_kind_that_does_not_go_by_the_partners_lane_is_refused() {
        var stock = "{\"kind\":\"stock\",\"location\":\"A\",\"sku\":\"B\",\"mode\":\"count\",\"quantity\":1}";
        assertThat(Sample.problem("json", stock).code()).isEqualTo("SER-0307");
        assertThat(Sample.problem("json", "{\"kind\":\"haiku\"}").code()).isEqualTo("SER-0301");
        assertThat(Sample.problem("json", "{}").code()).isEqualTo("SER-0301");
        assertThat(Sample.problem("json", "3").code()).isEqualTo("SER-0202");
    }

    @Test
    void an_empty_array_has_no_effect() {
        assertThat(items("json", "", "[]", "{}".getBytes(UTF_8)).get(0).result())
                .isEqualTo(new Result.Ignored("empty"));
        assertThat(items("json", "items: /x", ".", "{\"x\": []}".getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void what_a_mapping_says_is_told_and_a_failure_of_jslt_does_not_stop_the_others() {
        var jslt = "if (.n == 1) error(\"of no use\") else {\"ignore\": string(.n + split(\"a\", .re))}";
        var items =
                items("json", "items: /x", jslt, "{\"x\": [{\"n\": 1}, {\"n\": 2, \"re\": \"(\"}]}".getBytes(UTF_8));
        assertThat(items).hasSize(2).allMatch(item -> codes(item).equals(List.of("SER-0201")));
        assertThat(problems(items.get(0)).get(0).args()).containsEntry("detail", "of no use");
    }

    @Test
    void csv_may_have_another_separator_another_charset_and_no_header() {
        var jslt = "{\"ignore\": .\"2\"}";
        var settings = "csv: {separator: \";\", charset: ISO-8859-1, header: false}";
        var items = items("csv", settings, jslt, "1,5;señal\r\n2;\"a;\"\"b\"\"\"\r\n".getBytes(ISO_8859_1));
        assertThat(items)
                .extracting(Item::result)
                .containsExactly(new Result.Ignored("señal"), new Result.Ignored("a;\"b\""));
    }

    private static SalesOrder taken(String settings, String text) {
        var result = items("json", settings, ".", text.getBytes(UTF_8)).get(0).result();
        assertThat(result).isInstanceOf(Result.Taken.class);
        return (SalesOrder) ((Result.Taken) result).contract();
    }

    private static List<Problem> problems(Item item) {
        assertThat(item.result()).isInstanceOf(Result.Refused.class);
        return ((Result.Refused) item.result()).problems();
    }

    private static List<String> codes(Item item) {
        return problems(item).stream().map(Problem::code).toList();
    }
}
