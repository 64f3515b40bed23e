package io.serai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, as somebody who writes a mapping uses it. */
class CliTest {
    private static final String SHOPIFY = "mappings/channels/shopify/samples/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void each_item_is_a_line_and_what_is_taken_or_ignored_is_well() throws IOException {
        assertThat(run("map", "--channel", "shopify", SHOPIFY + "sent-home.in.json", SHOPIFY + "test-order.in.json"))
                .isEqualTo(0);
        var lines = lines();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).get("file").asText()).isEqualTo(SHOPIFY + "sent-home.in.json");
        assertThat(lines.get(0).get("item").asInt()).isEqualTo(1);
        assertThat(lines.get(0).get("outcome").asText()).isEqualTo("taken");
        assertThat(lines.get(0).at("/contract/total").asText()).isEqualTo("47981.00");
        assertThat(lines.get(1).get("outcome").asText()).isEqualTo("ignored");
        assertThat(lines.get(1).get("reason").asText()).isEqualTo("test-order");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void what_is_refused_is_told_in_the_language_asked_for_and_makes_1() throws IOException {
        assertThat(run("map", "--channel", "shopify", "--lang", "es", SHOPIFY + "sum-and-street.in.json"))
                .isEqualTo(1);
        var problem = lines().get(0).get("problems").get(0);
        assertThat(problem.get("code").asText()).isEqualTo("SER-0412");
        assertThat(problem.get("text").asText()).contains("La suma no da").contains("→");
        assertThat(problem.get("pointer").asText()).isEqualTo("/total_price");
        assertThat(problem.get("line").asInt()).isEqualTo(42);
        assertThat(problem.get("column").asInt()).isEqualTo(18);
    }

    @Test
    void a_channel_of_csv_is_made_by_the_commands_alone() throws IOException {
        var sample = file("day.csv", """
                Nro. de pedido;Fecha;Cliente;Dirección;Ciudad;CP;SKU;Cant.;Precio unitario;Total;Color
                77;28/03/2026 09:30;Ana Díaz;Colón 1;Córdoba;5000;A-1;2;1.010,50;2.021,00;rojo
                """);

        assertThat(make("tienda", "csv", sample)).isEqualTo(0);
        assertThat(out.toString())
                .contains("separator ;", "decimal mark ,", "dates dd/MM/yyyy HH:mm", "not placed: Color")
                .doesNotContain("needed");
        clear();

        assertThat(run("map", "-c", "tienda", "-m", mappings(), sample)).isEqualTo(0);
        assertThat(lines().get(0).at("/contract/lines/0/unitPrice").asText()).isEqualTo("1010.50");
        assertThat(lines().get(0).at("/contract/customer/name").asText()).isEqualTo("Ana Díaz");
        assertThat(folder.resolve("routes/channels/tienda.camel.yaml"))
                .content()
                .contains("routeTemplateRef");
        assertThat(run("channel", "check", "tienda", "-m", mappings()))
                .as("nothing is written beside it")
                .isEqualTo(1);
        assertThat(run("channel", "check", "tienda", "-m", mappings(), "--write"))
                .isEqualTo(0);
        assertThat(run("channel", "check", "tienda", "-m", mappings())).isEqualTo(0);
        Files.writeString(
                folder.resolve("mappings/channels/tienda/samples/sample-1.out.json"), "[{\"ignored\": \"nothing\"}]");
        assertThat(run("channel", "check", "tienda", "-m", mappings()))
                .as("it differs")
                .isEqualTo(1);
    }

    @Test
    void a_route_file_that_is_wrong_is_told_with_line_and_cure() throws IOException {
        var sample = file("day.csv", "Pedido;SKU;Cant.;Precio\n77;A-1;2;10,50\n");
        make("tienda", "csv", sample);
        run("channel", "check", "tienda", "-m", mappings(), "--write");
        var routes = folder.resolve("routes");
        var file = routes.resolve("channels/tienda.camel.yaml");
        clear();
        assertThat(run("channel", "check", "tienda", "-m", mappings(), "-r", routes.toString()))
                .isEqualTo(0);
        assertThat(out.toString()).contains(file + ": as it should be");
        clear();

        Files.writeString(file, Files.readString(file).replace("name: folder", "name: foldr"));

        assertThat(run("channel", "check", "tienda", "-m", mappings(), "-r", routes.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains(file + ":", ": there is no parameter foldr → use one of [");
    }

    @Test
    void a_channel_of_json_is_made_by_the_commands_alone() throws IOException {
        var sample = file("orders.json", """
                {"pedidos": [{"id": 501, "fecha": "2026-03-02T10:15:00-03:00", "cliente": {"nombre": "Inés", "mail": "i@example.com"},
                  "envio": {"calle": "Colón 1", "ciudad": "Córdoba", "cp": "5000", "costo": "500,00"}, "canal": "web",
                  "items": [{"codigo": "A-1", "cantidad": 2, "precio": "1.010,50"}], "total": "2.521,00"}]}
                """);

        assertThat(make("feria-2", "json", sample)).isEqualTo(0);
        assertThat(out.toString()).contains("orders at /pedidos", "lines at .items", "not placed: .canal");
        clear();

        assertThat(run("map", "-c", "feria-2", "-m", mappings(), sample))
                .as(out.toString())
                .isEqualTo(0);
        var contract = lines().get(0).path("contract");
        assertThat(contract.path("total").asText()).isEqualTo("2521.00");
        assertThat(contract.path("shipping").asText()).isEqualTo("500.00");
        assertThat(contract.at("/customer/name").asText()).isEqualTo("Inés");
    }

    @Test
    void a_channel_whose_api_is_pulled_is_made_by_the_commands_alone() throws IOException {
        var sample = file("page.json", """
                {"pedidos": [{"id": 501, "modificado": "2026-03-02T10:20:00-03:00", "fecha": "2026-03-02T10:15:00-03:00",
                  "cliente": {"nombre": "Inés", "mail": "i@example.com"},
                  "envio": {"calle": "Colón 1", "ciudad": "Córdoba", "cp": "5000", "costo": "500,00"},
                  "items": [{"codigo": "A-1", "cantidad": 2, "precio": "1.010,50"}], "total": "2.521,00"}], "siguiente": "c2"}
                """);
        var command = new ArrayList<>(List.of(
                "channel", "new", "feria-4", "--like", "json", "--sample", sample, "-m", mappings(), "-r", routes()));
        command.addAll(
                List.of("--pull", "/pedidos?desde={since}", "--entries", "/pedidos", "--changed", "/modificado"));
        command.addAll(List.of("--next", "/siguiente", "--more", "/pedidos?cursor={next}"));
        command.addAll(List.of("--login", "Authorization: Bearer {secret}"));

        assertThat(run(command.toArray(String[]::new))).as(err.toString()).isEqualTo(0);

        assertThat(folder.resolve("routes/channels/feria-4.camel.yaml"))
                .content()
                .contains("\"Authorization: Bearer {feria-4}\"", "{{serai.channels.feria-4.url}}")
                .contains("{ name: list, value: \"/pedidos?desde={since}\" }", "{ name: next, value: \"/siguiente\" }");
        clear();
        assertThat(run(
                        "map",
                        "-c",
                        "feria-4",
                        "-m",
                        mappings(),
                        folder.resolve("mappings/channels/feria-4/samples/sample-1.in.json")
                                .toString()))
                .as(out.toString())
                .isEqualTo(0);
        assertThat(lines().get(0).at("/contract/reference").asText()).isEqualTo("501");
        assertThat(run("channel", "new", "feria-5", "--like", "json", "--sample", sample, "--pull", "orders?{{x}}"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--pull cannot be so → ");
    }

    @Test
    void a_channel_that_only_hints_at_its_orders_is_made_by_the_commands_alone() throws IOException {
        var order = """
                {"id": 501, "fecha": "2026-03-02T10:15:00-03:00", "cliente": {"nombre": "Inés", "mail": "i@example.com"},
                  "envio": {"calle": "Colón 1", "ciudad": "Córdoba", "cp": "5000", "costo": "500,00"},
                  "items": [{"codigo": "A-1", "cantidad": 2, "precio": "1.010,50"}], "total": "2.521,00"}
                """;
        for (var way : List.of(
                List.of("feria-6", "--hint", "/data/id"),
                List.of("feria-7", "--hint", "/pedido/numero", "--feed", "/novedades?max=10", "--entries", "/lista"))) {
            var name = way.get(0);
            var command =
                    new ArrayList<>(List.of("channel", "new", "--like", "json", "-m", mappings(), "-r", routes()));
            command.addAll(List.of("--sample", file(name + ".json", order), "--fetch", "/pedidos/{reference}"));
            command.addAll(way);

            assertThat(run(command.toArray(String[]::new))).as(err.toString()).isEqualTo(0);

            assertThat(folder.resolve("routes/channels/" + name + ".camel.yaml"))
                    .content()
                    .contains("routeTemplateRef: orders-fetch", "value: \".=/pedidos/{reference}\"")
                    .contains("{{serai.channels." + name + ".url}}");
            assertThat(run("channel", "check", name, "-m", mappings(), "--write"))
                    .as(out.toString())
                    .isEqualTo(0);
            assertThat(run("channel", "check", name, "-m", mappings()))
                    .as(out.toString())
                    .isEqualTo(0);
        }
        assertThat(folder.resolve("routes/channels/feria-7.camel.yaml"))
                .content()
                .contains(
                        "routeTemplateRef: orders-feed",
                        "{ name: feed, value: \"/novedades?max=10\" }",
                        "{ name: commit, value: \"/novedades\" }",
                        "{ name: entries, value: \"/lista\" }");
        assertThat(folder.resolve("mappings/channels/feria-6/samples/hint.out.json"))
                .content()
                .contains("\"hint\"", "4711");
        assertThat(run(
                        "channel",
                        "new",
                        "feria-8",
                        "--like",
                        "json",
                        "--sample",
                        file("o.json", order),
                        "--hint",
                        "/id",
                        "--fetch",
                        "/pedidos"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--fetch cannot be so → ");
    }

    @Test
    void a_channel_with_a_queue_each_way_is_made_by_the_commands_alone() throws IOException {
        var sample = file("order.json", """
                {"id": 501, "fecha": "2026-03-02T10:15:00-03:00", "cliente": {"nombre": "Inés", "mail": "i@example.com"},
                  "envio": {"calle": "Colón 1", "ciudad": "Córdoba", "cp": "5000", "costo": "500,00"},
                  "items": [{"codigo": "A-1", "cantidad": 2, "precio": "1.010,50"}], "total": "2.521,00"}
                """);
        var command = List.of(
                "channel", "new", "feria-9", "--like", "json", "--sample", sample, "-m", mappings(), "-r", routes());

        assertThat(run(with(command, "--queue", "--answers", "serai.stock.feria-9")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--answers cannot be so → ");
        assertThat(run(with(command, "--answers", "serai.told.feria-9"))).isEqualTo(2);
        assertThat(err.toString()).contains("say --queue, too");
        assertThat(run(with(command, "--queue", "--hint", "/id"))).isEqualTo(2);
        assertThat(run(with(command, "--queue", "--answers", "serai.told.feria-9")))
                .as(err.toString())
                .isEqualTo(0);

        assertThat(folder.resolve("routes/channels/feria-9.camel.yaml"))
                .content()
                .contains(
                        "# Its orders come on the queue serai.orders.feria-9; what becomes of them is told on serai.told.feria-9.")
                .containsSubsequence(
                        "routeTemplateRef: message-in-queue",
                        "{ name: queue, value: \"serai.orders.feria-9\" }",
                        "routeTemplateRef: far-queue",
                        "{ name: queue, value: \"serai.told.feria-9\" }",
                        "routeId: feria-9.tell");
        assertThat(folder.resolve("mappings/channels/feria-9/channel.yaml"))
                .content()
                .contains("back:\n  queue: serai.told.feria-9\n  asIs: [acceptance, fulfilment, cancellation]");
        assertThat(run("channel", "check", "feria-9", "-m", mappings(), "--write"))
                .as(out.toString())
                .isEqualTo(0);
    }

    private static String[] with(List<String> command, String... more) {
        return Stream.concat(command.stream(), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void a_channel_like_another_has_its_own_secrets_and_nothing_is_overwritten() {
        assertThat(run("channel", "new", "otra-nube", "--like", "tiendanube", "-m", mappings(), "-r", routes()))
                .isEqualTo(0);

        assertThat(folder.resolve("mappings/channels/otra-nube/channel.yaml"))
                .content()
                .contains("secret: otra-nube");
        assertThat(folder.resolve("routes/channels/otra-nube.camel.yaml"))
                .content()
                .contains("{otra-nube-token}", "{{serai.channels.otra-nube.url}}")
                .doesNotContain("tiendanube");
        assertThat(run(
                        "map",
                        "-c",
                        "otra-nube",
                        "-m",
                        mappings(),
                        "mappings/channels/tiendanube/samples/sent-home.in.json"))
                .isEqualTo(0);
        assertThat(run("channel", "new", "otra-nube", "--like", "vtex", "-m", mappings(), "-r", routes()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("there is a partner otra-nube already → ");
    }

    @Test
    void a_channel_like_another_is_told_what_that_one_is() {
        assertThat(run("channel", "new", "nube-3", "--like", "tiendanube", "-m", mappings(), "-r", routes()))
                .isEqualTo(0);

        for (var told : List.of("cancellation", "fulfilment", "stock")) {
            var file = folder.resolve("mappings/channels/nube-3/" + told + ".out.jslt");
            assertThat(file).hasSameTextualContentAs(Path.of("mappings/channels/tiendanube/" + told + ".out.jslt"));
            assertThat(out.toString()).contains("written: " + file);
        }

        assertThat(run("channel", "new", "flat-2", "--like", "amazon-flat", "-m", mappings(), "-r", routes()))
                .isEqualTo(0);
        assertThat(folder.resolve("routes/channels/flat-2-answers.camel.yaml"))
                .content()
                .contains("routeId: flat-2.tell", "{{serai.channels.flat-2.answers}}")
                .doesNotContain("amazon-flat");
    }

    @Test
    void a_channel_like_another_has_no_way_in_of_its_own() {
        for (var more : List.of(
                List.of("--queue", "--answers", "serai.told.nube-2"),
                List.of("--answers", "serai.told.nube-2"),
                List.of("--pull", "/orders"))) {
            var command = new ArrayList<>(List.of("channel", "new", "nube-2", "--like", "tiendanube"));
            command.addAll(more);
            assertThat(run(with(command, "-m", mappings(), "-r", routes())))
                    .as(more.toString())
                    .isEqualTo(2);
            assertThat(err.toString()).contains("leave out " + more.get(0) + ",");
        }
        assertThat(folder.resolve("mappings/channels/nube-2")).doesNotExist();
    }

    @Test
    void a_business_customer_is_drafted_from_its_order_with_the_places_that_it_names_by_a_code() {
        for (var standard : List.of("x12", "edifact")) {
            var sample = "mappings/channels/" + standard + "/samples/what-is-refused.in."
                    + (standard.equals("x12") ? "x12" : "edi");
            var acme = "acme-" + standard;
            assertThat(run(
                            "channel",
                            "new",
                            acme,
                            "--like",
                            standard,
                            "--sample",
                            sample,
                            "-m",
                            mappings(),
                            "-r",
                            routes()))
                    .isEqualTo(0);
            assertThat(folder.resolve("mappings/channels/" + acme + "/channel.yaml"))
                    .content()
                    .contains("format: " + standard, "# addresses:");
            assertThat(folder.resolve("routes/channels/" + acme + ".camel.yaml"))
                    .content()
                    .contains("value: edi." + acme, "{{serai.channels." + acme + ".sftp}}");
        }
    }

    @Test
    void what_cannot_be_made_is_told_with_its_cure() throws IOException {
        assertThat(run("channel", "new", "Feria", "--like", "csv")).isEqualTo(2);
        assertThat(run("channel", "new", "feria-3", "--like", "csv")).isEqualTo(2);
        assertThat(run("channel", "new", "feria-3", "--like", "nobody")).isEqualTo(2);
        assertThat(make("feria-3", "csv", file("empty.csv", "a;b\n"))).isEqualTo(2);
        assertThat(make("feria-3", "json", file("no.json", "{"))).isEqualTo(2);
        assertThat(err.toString().lines().filter(line -> !line.startsWith("See")))
                .hasSizeGreaterThanOrEqualTo(5)
                .filteredOn(line -> line.contains("→"))
                .hasSizeGreaterThanOrEqualTo(5);
        assertThat(folder.resolve("mappings/channels/feria-3")).doesNotExist();
    }

    private int make(String name, String like, String sample) {
        return run("channel", "new", name, "--like", like, "--sample", sample, "-m", mappings(), "-r", routes());
    }

    private String mappings() {
        return folder.resolve("mappings").toString();
    }

    private String routes() {
        return folder.resolve("routes").toString();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private void clear() {
        out.getBuffer().setLength(0);
    }

    @Test
    void one_refused_of_many_makes_1() throws IOException {
        var samples = "mappings/channels/catalog/samples/";
        assertThat(run("map", "-c", "catalog", samples + "stock-with-errors.in.csv", samples + "stock.in.csv"))
                .isEqualTo(1);
        assertThat(lines()).hasSize(8);
    }

    @Test
    void a_channel_that_is_not_known_is_misuse_and_the_cure_is_told() {
        assertThat(run("map", "--channel", "shoplift", SHOPIFY + "sent-home.in.json"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("shoplift")
                .contains("→")
                .contains("shopify")
                .contains("--mappings");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_long_file_is_cut_as_the_hub_cuts_it_with_its_own_lines_and_orders_that_come_again_are_left_to_a_person()
            throws IOException {
        channel(
                "feria",
                "lane: orders\nformat: csv\ncountry: AR\ncurrency: ARS\nzone: UTC\ncolumns: {reference: Pedido, placedAt: At,"
                        + " line.sku: Sku, line.quantity: Pieces, line.unitPrice: Price, pickupAt: Store}\n");
        var rows = new StringBuilder("Pedido,At,Sku,Pieces,Price,Store\n");
        for (int i = 1; i <= 350; i++) {
            rows.append(i)
                    .append(",2026-03-02T10:00:00Z,A-1,")
                    .append(i == 250 ? "some" : "1")
                    .append(",10.00,COR\n");
        }
        var file = file("long.csv", rows + "1,2026-03-02T10:00:00Z,A-2,1,10.00,COR\n");

        assertThat(run("map", "-c", "feria", "-m", mappings(), "-l", "en", file))
                .isEqualTo(1);

        var told = lines();
        assertThat(told).hasSize(351);
        assertThat(told.get(349).path("item").asInt()).isEqualTo(350);
        assertThat(told.get(249).at("/problems/0/line").asInt())
                .as("of the file")
                .isEqualTo(251);
        assertThat(told.get(350).at("/problems/0/code").asText()).isEqualTo("SER-0114");
        assertThat(told.stream().filter(each -> each.path("outcome").asText().equals("taken")))
                .hasSize(349);
    }

    @Test
    void of_a_file_without_items_that_does_not_agree_with_itself_only_that_is_told() throws IOException {
        channel(
                "feria",
                "lane: orders\nformat: csv\ncountry: AR\ncurrency: ARS\nzone: UTC\ncsv: {trailer: {mark: TOTAL, rows: At}}\n"
                        + "columns: {reference: Pedido, placedAt: At, line.sku: Sku, line.quantity: Pieces,"
                        + " line.unitPrice: Price, pickupAt: Store}\n");
        var file = file("empty.csv", "Pedido,At,Sku,Pieces,Price,Store\nTOTAL,3,,,,\n");

        assertThat(run("map", "-c", "feria", "-m", mappings(), file)).isEqualTo(1);

        assertThat(lines()).singleElement().satisfies(told -> {
            assertThat(told.at("/problems/0/code").asText()).isEqualTo("SER-0115");
            assertThat(told.has("item")).isFalse();
        });
    }

    @Test
    void a_file_that_is_longer_than_the_memory_is_mapped_piece_by_piece() throws IOException {
        channel("feed", "lane: stock\nformat: json\nitems: \"\"\n");
        Files.writeString(folder.resolve("mappings/channels/feed/stock.jslt"), ".\n");
        var file = folder.resolve("long.json");
        var filler = "x".repeat(200);
        try (var text = Files.newBufferedWriter(file)) {
            text.write("[");
            for (int i = 0; i < 60_000; i++) {
                text.write((i == 0 ? "" : ",\n") + "{\"kind\":\"stock\",\"location\":\"COR\",\"sku\":\"A-" + i
                        + "\",\"mode\":\"count\",\"quantity\":1,\"reference\":\"" + filler + "\"}");
            }
            text.write("]");
        }
        var items = new AtomicInteger();
        var nobody = new PrintWriter(Writer.nullWriter()) {
            @Override
            public void println(String line) {
                items.incrementAndGet();
            }
        };

        assertThat(Cli.run(nobody, new PrintWriter(err, true), "map", "-c", "feed", "-m", mappings(), file.toString()))
                .isEqualTo(0);

        assertThat(Files.size(file)).as("more than the hub keeps as a whole").isGreaterThan(10 << 20);
        assertThat(items).hasValue(60_000);
    }

    private void channel(String name, String settings) throws IOException {
        var home = Files.createDirectories(folder.resolve("mappings/channels/" + name));
        Files.writeString(home.resolve("channel.yaml"), settings);
    }

    @Test
    void a_file_that_is_not_there_is_misuse_before_anything_is_printed() {
        assertThat(run("map", "--channel", "shopify", SHOPIFY + "sent-home.in.json", "missing.json"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("missing.json").contains("→");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void options_that_are_missing_or_unknown_are_misuse() {
        assertThat(run("map", "x.json")).isEqualTo(2);
        assertThat(run("map", "--channel", "shopify")).isEqualTo(2);
        assertThat(run("map", "--channel", "shopify", "--frobnicate", "x.json")).isEqualTo(2);
    }

    @Test
    void a_mapping_of_ones_own_needs_no_rebuild() throws IOException {
        var channel = Files.createDirectories(folder.resolve("channels/mine"));
        Files.writeString(channel.resolve("channel.yaml"), "lane: orders\nformat: json\n");
        Files.writeString(channel.resolve("order.jslt"), "{\"ignore\": .why}");
        var file = Files.writeString(folder.resolve("in.json"), "{\"why\": \"because\"}");
        assertThat(run("map", "--channel", "mine", "--mappings", folder.toString(), file.toString()))
                .isEqualTo(0);
        assertThat(lines().get(0).get("reason").asText()).isEqualTo("because");
        Files.writeString(channel.resolve("order.jslt"), "{\"ignore\" .why}");
        assertThat(run("map", "--channel", "mine", "--mappings", folder.toString(), file.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("mappings/channels/mine/order.jslt:1");
    }

    @Test
    void help_is_no_misuse_and_options_for_the_hub_are_no_command() {
        assertThat(run("--help")).isEqualTo(0);
        assertThat(run("help")).isEqualTo(0);
        assertThat(run("map", "--help")).isEqualTo(0);
        assertThat(Cli.knows("map", "x")).isTrue();
        assertThat(Cli.knows("--server.port=1")).isFalse();
        assertThat(Cli.knows()).isFalse();
    }

    private int run(String... args) {
        return Cli.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private List<JsonNode> lines() throws IOException {
        return JSON.readerFor(JsonNode.class)
                .<JsonNode>readValues(out.toString())
                .readAll();
    }
}
