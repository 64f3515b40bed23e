package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.contract.Address;
import io.serai.mapping.Partner.Format;
import io.serai.mapping.Partner.Kind;
import io.serai.mapping.Partner.Payment;
import io.serai.mapping.Partner.Signature;
import io.serai.mapping.Partner.SkuIs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner's settings: what they default to, what lies over what, and how a mistake in them is told. */
class PartnersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void settings_that_are_left_out_have_defaults() throws IOException {
        var partner = written("lane: orders\nformat: json\n");
        assertThat(partner.title()).isEqualTo("x");
        assertThat(partner.kind()).isEqualTo(Kind.CHANNEL);
        assertThat(partner.mapping()).isEqualTo("order.jslt");
        assertThat(partner.dedupe()).isEqualTo(Duration.ofDays(7));
        assertThat(partner.sku()).isEqualTo(SkuIs.SKU);
        assertThat(partner.payment())
                .isEqualTo(new Payment(Payment.Trust.PROVIDER, null, Payment.Capture.FIRST_PARCEL));
        assertThat(partner.signature()).isEqualTo(new Signature(Signature.Scheme.NONE, null, 202));
        assertThat(partner.csv()).isEqualTo(new CsvDialect(',', StandardCharsets.UTF_8, true));
        assertThat(partner.zone()).isNull();
    }

    @Test
    void a_mistake_in_the_settings_of_one_partner_hides_no_other() throws IOException {
        written("lane: orders\nformat: json\n");
        var broken = Files.createDirectories(folder.resolve("channels/broken")).resolve("channel.yaml");
        Files.writeString(broken, "lane: orders\nformat: jsn\n");
        var partners = new Partners(folder);
        assertThat(partners.all())
                .extracting(Partner::name)
                .contains("x", "shopify")
                .doesNotContain("broken");
        assertThat(partners.broken()).containsOnlyKeys("broken");
        assertThat(partners.broken().get("broken")).contains("channel.yaml:2", "jsn");
    }

    @Test
    void a_file_is_expected_every_so_often_and_may_be_an_hour_late() throws IOException {
        assertThat(written("lane: orders\nformat: csv\nexpect: {every: P1D}\n").expect())
                .isEqualTo(new Partner.Expect(Duration.ofDays(1), Duration.ofHours(1)));
        assertThatThrownBy(() -> written("lane: orders\nformat: csv\nexpect: {grace: PT1H}\n"))
                .hasMessageContaining("expect is missing or wrong")
                .hasMessageContaining("every: P1D");
    }

    @Test
    void every_setting_can_be_set() throws IOException {
        var partner = written("""
                title: X
                lane: stock
                format: csv
                items: /a
                mapping: m.jslt
                zone: America/Argentina/Cordoba
                currency: ARS
                country: AR
                locale: es-AR
                payment: {trust: paid-by-channel, provider: p, capture: first-parcel}
                allowTestOrders: true
                skuAliases: {A: B}
                addresses: {"4711": {name: Store, street: [1 Main St], city: Reno, country: US}}
                sku: gtin
                signature: {kind: standard-webhooks, secret: s}
                dedupe: none
                rounding: 2
                csv: {separator: ";", charset: ISO-8859-1, header: false}
                """);
        assertThat(partner.lane()).isEqualTo(Lane.STOCK);
        assertThat(partner.format()).isEqualTo(Format.CSV);
        assertThat(partner.dedupe()).isNull();
        assertThat(partner.skuAliases()).containsEntry("A", "B");
        assertThat(partner.addresses().get("4711")).extracting(Address::city).isEqualTo("Reno");
        assertThat(partner.csv()).isEqualTo(new CsvDialect(';', StandardCharsets.ISO_8859_1, false));
        assertThat(partner.payment().capture()).isEqualTo(Payment.Capture.FIRST_PARCEL);
    }

    @Test
    void every_setting_is_described() throws IOException {
        var docs = Files.readString(Path.of("docs/channels.md"));
        for (var part : PartnerFile.class.getRecordComponents()) {
            assertThat(docs).containsPattern("\\| `" + part.getName() + "[.`]");
        }
    }

    @Test
    void a_property_that_is_not_known_is_told_by_its_line_and_what_there_is() {
        wrong("lane: orders\nformat: json\ncurency: ARS\n", "channel.yaml:3", "curency", "→ use one of", "currency");
        wrong("lane: orders\nformat: json\npayment:\n  trsut: always\n", "channel.yaml:4", "payment.trsut", "trust");
    }

    @Test
    void a_value_that_cannot_be_is_told_with_what_it_can_be() {
        wrong("lane: order\nformat: json\n", "channel.yaml:1", "lane cannot be 'order'", "orders, stock, warehouse");
        wrong("lane: orders\nformat: json\nzone: Mars\n", "channel.yaml:3", "zone");
        wrong("lane: orders\nformat: json\ncurrency: PESO\n", "channel.yaml:3", "currency", "ISO 4217");
        wrong("lane: orders\nformat: json\ncountry: Argentina\n", "channel.yaml:3", "country", "ISO 3166");
        wrong(
                "lane: orders\nformat: json\naddresses:\n  X: {country: AR}\ncountry: Argentina\n",
                "channel.yaml:5",
                "ISO 3166");
        wrong("lane: orders\nformat: json\ndedupe: 7d\n", "channel.yaml:3", "dedupe", "P7D");
        wrong("lane: orders\nformat: json\nback:\n  asIs: [stock]\n", "channel.yaml:4", "asIs", "acceptance");
        wrong("lane: orders\nformat: json\nback:\n  queue: serai.dead\n", "channel.yaml:4", "queue", "serai.told.");
        var locations = "lane: orders\nformat: json\nback:\n  locations:\n";
        wrong(locations + "    \"7\": []\n", "channel.yaml:4", "locations", "655441491");
        wrong(locations + "    \"7\":\n", "channel.yaml:4", "locations", "655441491");
        wrong(locations + "    \"7\": [CD]\n    \"8\": [store, CD]\n", "channel.yaml:4", "each of ours once");
        wrong("lane: orders\nformat: json\nrounding: -1\n", "channel.yaml:3", "rounding");
        wrong("lane: orders\nformat: json\nlane: stock\n", "channel.yaml:3", "lane");
        wrong("format: json\n", "channel.yaml", "lane");
        wrong("lane: [orders]\nformat: json\n", "channel.yaml:1", "lane");
        wrong("lane: \"orders\n", "channel.yaml:", "→ correct the YAML");
        wrong("", "channel.yaml");
    }

    @Test
    void a_rule_of_holds_that_cannot_be_is_told_with_its_line() throws IOException {
        var start = "lane: orders\nformat: json\nholds:\n  - {hold: fraud, above: 500000}\n";
        assertThat(written(
                                start
                                        + "  - {hold: person, countries: [US], mailDomains: [Mail.example], firstOrder: true}\n")
                        .holds())
                .hasSize(2)
                .last()
                .satisfies(rule -> assertThat(rule.firstOrder()).isTrue());
        wrong(start + "  - {hold: fraud}\n", "channel.yaml:5", "condition");
        wrong(start + "  - {above: 5}\n", "channel.yaml:5", "hold");
        wrong(start + "  - {hold: rain, above: 5}\n", "channel.yaml:5", "fraud");
        wrong(start + "  - {hold: fraud, above: -5}\n", "channel.yaml:5", "above");
        wrong(start + "  - {hold: fraud, countries: [Mars]}\n", "channel.yaml:5", "ISO 3166");
        wrong(start + "  - hold: fraud\n    mailDomains: ['@x.com']\n", "channel.yaml:5", "domain");
        wrong(start + "  - {hold: fraud, over: 5}\n", "channel.yaml:5", "over");
        wrong("lane: stock\nformat: json\nholds:\n  - {hold: fraud, above: 5}\n", "channel.yaml:4", "lane orders");
    }

    @Test
    void a_file_in_the_folder_lies_over_that_in_the_jar_and_leaves_the_others() throws IOException {
        write("channels/shopify/channel.yaml", "lane: orders\nformat: json\ncurrency: CLP\n");
        var partners = new Partners(folder);
        assertThat(partners.find("shopify").orElseThrow().currency()).isEqualTo("CLP");
        assertThat(partners.resources().read("channels/shopify/order.jslt")).isPresent();
        assertThat(partners.find("stripe").orElseThrow().kind()).isEqualTo(Kind.PROVIDER);
    }

    @Test
    void all_are_those_of_the_jar_and_of_the_folder() throws IOException {
        write("channels/x/channel.yaml", "lane: orders\nformat: json\n");
        assertThat(new Partners(folder).all())
                .extracting(Partner::name)
                .contains("shopify", "poslog", "amazon", "catalog", "serai", "stripe", "pampa", "x");
        assertThat(new Partners(folder.resolve("missing")).all())
                .extracting(Partner::name)
                .contains("shopify");
    }

    @Test
    void a_name_that_leaves_the_folder_is_nobody() {
        var partners = new Partners(folder);
        assertThat(partners.find("../shopify")).isEmpty();
        assertThat(partners.find("nobody")).isEmpty();
        assertThat(partners.find("")).isEmpty();
    }

    @Test
    void a_name_that_is_taken_by_another_kind_is_an_error() throws IOException {
        write("carriers/shopify/carrier.yaml", "lane: tracking\nformat: json\n");
        var partners = new Partners(folder);
        assertThatThrownBy(() -> partners.find("shopify"))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("→ rename");
    }

    @Test
    void a_mapping_that_does_not_compile_is_told_by_its_line() throws IOException {
        write("channels/x/channel.yaml", "lane: orders\nformat: json\n");
        write("channels/x/order.jslt", "{\n  \"kind\": \"order\",\n  \"total\" .total\n}\n");
        var partners = new Partners(folder);
        var partner = partners.find("x").orElseThrow();
        assertThatThrownBy(() -> new Normaliser(partners).normalise(partner, "{}"))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("order.jslt:3")
                .hasMessageContaining("→");
    }

    @Test
    void a_mapping_that_is_missing_is_told_by_its_name() throws IOException {
        write("channels/x/channel.yaml", "lane: orders\nformat: json\n");
        var partners = new Partners(folder);
        var partner = partners.find("x").orElseThrow();
        assertThatThrownBy(() -> new Normaliser(partners).normalise(partner, "{}"))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("mappings/channels/x/order.jslt");
    }

    @Test
    void a_schema_that_is_broken_is_told_by_its_line() throws IOException {
        write("contract/order.schema.json", "{\n  \"type\": \"object\",\n  oops\n}");
        var partners = new Partners(folder);
        var partner = partners.find("shopify").orElseThrow();
        var order = Files.readString(Path.of("mappings/channels/shopify/samples/sent-home.in.json"));
        assertThatThrownBy(() -> new Normaliser(partners).normalise(partner, order))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("order.schema.json:3");
    }

    private void wrong(String yaml, String... told) {
        assertThatThrownBy(() -> written(yaml))
                .isInstanceOf(SetupException.class)
                .hasMessageContainingAll(told)
                .hasMessageContaining("→");
    }

    private Partner written(String yaml) throws IOException {
        write("channels/x/channel.yaml", yaml);
        return new Partners(folder).find("x").orElseThrow();
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(folder.resolve(file.substring(0, file.lastIndexOf('/'))));
        Files.writeString(path, text);
    }
}
