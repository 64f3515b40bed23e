package io.serai.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        var mine = write("channels/mine.camel.yaml", "uri: {{serai.one}} {{serai.two}} {{parameter}}");
        environment.setProperty("serai.one", "1");
        assertThat(overlay(folder)).doesNotContain("file:" + mine);

        environment.setProperty("serai.two", "2");
        environment.setProperty("parameter", "belongs to a template");
        assertThat(overlay(folder)).contains("file:" + mine);
    }

    @Test
    void a_broken_partner_of_the_folder_does_not_bring_the_jars_back() throws IOException {
        environment.setProperty("serai.payments.stripe.url", "https://api.stripe.example");
        write("payments/stripe.camel.yaml", "{{serai.not.set}}");

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

    private List<String> overlay(Path routes) throws IOException {
        return List.of(RouteFiles.overlay(routes, environment).split(",", -1));
    }

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
