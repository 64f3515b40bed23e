package io.serai.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class RouteFilesTest {
    private static final String STRIPE = "classpath:routes/payments/stripe.camel.yaml";

    private final MockEnvironment environment = new MockEnvironment();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void the_jar_alone_has_its_routes() throws IOException {
        assertThat(overlay(folder.resolve("nowhere")))
                .contains(
                        "classpath:routes/spine/orders.camel.yaml",
                        "classpath:routes/templates/lane.camel.yaml",
                        "classpath:routes/api/rest.camel.yaml")
                .allMatch(file -> file.startsWith("classpath:"));
        assertThat(overlay(folder)).as("an empty folder").isEqualTo(overlay(folder.resolve("nowhere")));
    }

    @Test
    void a_file_of_the_folder_takes_the_place_of_the_jars_of_the_same_name() throws IOException {
        var mine = write("spine/orders.camel.yaml", "");

        assertThat(overlay(folder))
                .contains("file:" + mine)
                .doesNotContain("classpath:routes/spine/orders.camel.yaml")
                .contains("classpath:routes/spine/stock.camel.yaml");
    }

    @Test
    void a_new_file_of_the_folder_comes_beside_the_jars() throws IOException {
        var mine = write("spine/mine.camel.yaml", "");
        write("spine/notes.txt", "");

        assertThat(overlay(folder)).contains("file:" + mine).noneMatch(file -> file.endsWith(".txt"));
    }

    @Test
    void a_partner_is_there_once_all_its_properties_are_set() throws IOException {
        assertThat(overlay(folder)).doesNotContain(STRIPE);

        environment.setProperty("serai.payments.stripe.url", "https://api.stripe.example");

        assertThat(overlay(folder)).contains(STRIPE);
    }

    @Test
    void a_partner_of_the_folder_lacks_nothing_or_is_not_there() throws IOException {
        var mine = write("channels/mine.camel.yaml", filled("mine.get", "{{serai.one}} {{serai.two}} {{parameter}}"));
        environment.setProperty("serai.one", "https://one.example");
        assertThat(overlay(folder)).doesNotContain("file:" + mine);

        environment.setProperty("serai.two", "2");
        environment.setProperty("parameter", "belongs to a template");
        assertThat(overlay(folder)).contains("file:" + mine);
    }

    @Test
    void a_broken_partner_of_the_folder_does_not_bring_the_jars_back() throws IOException {
        environment.setProperty("serai.payments.stripe.url", "https://api.stripe.example");
        write("payments/stripe.camel.yaml", filled("stripe.get", "{{serai.not.set}}"));

        assertThat(overlay(folder)).noneMatch(file -> file.contains("stripe"));
    }

    @Test
    void of_a_partner_that_is_not_there_it_is_known_what_is_missing() throws IOException {
        write(
                "channels/mine.camel.yaml",
                "uri: {{serai.two}} {{serai.one}} {{serai.two}} {{serai.three}} {{parameter}}");
        environment.setProperty("serai.three", "3");
        environment.setProperty("parameter", "belongs to a template");

        var missing = RouteFiles.missing(folder, environment);

        assertThat(missing)
                .containsEntry("mine", "serai.one, serai.two")
                .containsEntry("shopify", "serai.channels.shopify.url")
                .doesNotContainKey("orders");
        environment.setProperty("serai.channels.shopify.url", "https://shop.example");
        assertThat(RouteFiles.missing(folder, environment)).doesNotContainKey("shopify");
    }

    @Test
    void a_file_of_a_partner_that_is_wrong_is_told_and_not_loaded_and_stops_no_other() throws IOException {
        var right = write("channels/right.camel.yaml", filled("right.get", "https://shop.example"));
        var wrong = write(
                "channels/wrong.camel.yaml",
                filled("wrong.get", "https://shop.example").replace("url", "uri"));
        var torn = write("channels/torn.camel.yaml", "- templatedRoute: {");
        var foreign = write("channels/foreign.camel.yaml", "- templatedRuote: {}\n");
        write("channels/off.camel.yaml", "# none\n");
        write("spine/mine.camel.yaml", "- nothing: of a partner's\n");

        assertThat(overlay(folder))
                .contains("file:" + right, "classpath:routes/spine/orders.camel.yaml")
                .doesNotContain("file:" + wrong, "file:" + torn, "file:" + foreign);

        var broken = RouteFiles.broken(folder, environment);
        assertThat(broken)
                .containsOnlyKeys(
                        "channels/wrong.camel.yaml", "channels/torn.camel.yaml", "channels/foreign.camel.yaml");
        assertThat(broken.getOrDefault("channels/wrong.camel.yaml", "").lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith(wrong + ":6: there is no parameter uri → use one of [partner, ")
                        .endsWith("or remove it"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith(wrong + ":1: far-get lacks the parameter url → add - { name: url, value:"));
        assertThat(broken.get("channels/torn.camel.yaml"))
                .startsWith(torn + ":1: ")
                .endsWith(" → correct the YAML");
        assertThat(broken.get("channels/foreign.camel.yaml"))
                .startsWith(foreign + ":1: there is no templatedRuote → use");
    }

    @Test
    void a_value_that_its_template_cannot_use_is_told_also_if_a_property_has_it_and_stops_no_other()
            throws IOException {
        var url = "{{shop.url:https://shop.example}}/api";
        var mine = write("channels/mine.camel.yaml", filled("mine.get", url));
        var set = write("channels/set.camel.yaml", filled("set.get", "{{set.url}}"));
        environment.setProperty("set.url", "https://set.example");
        assertThat(overlay(folder)).contains("file:" + mine, "file:" + set);

        environment.setProperty("set.url", "set.example");

        assertThat(overlay(folder)).contains("file:" + mine).doesNotContain("file:" + set);
        assertThat(RouteFiles.broken(folder, environment))
                .containsOnly(Map.entry(
                        "channels/set.camel.yaml",
                        set + ":6: url cannot be what {{set.url}} says → give the base URL of its API"));
    }

    @Test
    void a_route_that_another_file_has_already_is_told() throws IOException {
        var one = write("channels/one.camel.yaml", filled("same.get", "https://shop.example"));
        var two = write("channels/two.camel.yaml", filled("same.get", "https://shop.example"));

        assertThat(overlay(folder)).contains("file:" + one).doesNotContain("file:" + two);
        assertThat(RouteFiles.broken(folder, environment))
                .containsOnly(Map.entry(
                        "channels/two.camel.yaml",
                        two + ":2: the route same.get is in channels/one.camel.yaml, too → give it another name"));
    }

    @Test
    void a_route_that_another_file_names_in_a_comment_only_is_not_there_twice() throws IOException {
        write("channels/a.camel.yaml", "#   routeId: b.get\n" + filled("a.get", "https://shop.example"));
        var b = write("channels/b.camel.yaml", filled("b.get", "https://shop.example"));

        assertThat(overlay(folder)).contains("file:" + b);
        assertThat(RouteFiles.broken(folder, environment)).isEmpty();
    }

    @Test
    void a_route_of_camels_own_that_another_file_has_already_is_told() throws IOException {
        var route = "- route: { id: same, from: { uri: \"direct:same\", steps: [] } }\n";
        var one = write("channels/one.camel.yaml", route);
        var two = write("channels/two.camel.yaml", route);

        assertThat(overlay(folder)).contains("file:" + one).doesNotContain("file:" + two);
        assertThat(RouteFiles.broken(folder, environment)).containsOnlyKeys("channels/two.camel.yaml");
    }

    @Test
    void properties_may_be_called_as_camel_lets_them_be_called() throws IOException {
        var mine = write("channels/mine.camel.yaml", filled("mine.get", "{{shop_url}} {{Shop.url}}"));
        assertThat(overlay(folder)).doesNotContain("file:" + mine);
        assertThat(RouteFiles.missing(folder, environment)).containsEntry("mine", "Shop.url, shop_url");

        environment.setProperty("shop_url", "https://a.example");
        environment.setProperty("Shop.url", "b");
        assertThat(overlay(folder)).contains("file:" + mine);
    }

    @Test
    void a_template_of_the_folder_can_be_filled_in() throws IOException {
        write("templates/mine.camel.yaml", "- routeTemplate:\n    id: my-own\n    from: { uri: \"direct:mine\" }\n");
        var mine = write("channels/mine.camel.yaml", filled("mine.get", "a").replace("far-get", "my-own"));

        assertThat(overlay(folder)).contains("file:" + mine);
    }

    private static String filled(String id, String url) {
        return """
                - templatedRoute:
                    routeId: %s
                    routeTemplateRef: far-get
                    parameters:
                      - { name: partner, value: mine }
                      - { name: url, value: "%s" }
                      - { name: headers, value: "Accept: application/json" }
                """.formatted(id, url);
    }

    private List<String> overlay(Path routes) throws IOException {
        return List.of(RouteFiles.overlay(routes, environment).split(",", -1));
    }

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
