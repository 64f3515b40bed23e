package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With routes of the hub's own template. */
class DoneFoldersTest {
    private static final Map<String, Instant> UNTIL = Map.of(
            "shop", Instant.parse("2026-03-01T12:00:00Z"),
            "till", Instant.parse("2026-01-01T12:00:00Z"),
            "bank", Instant.EPOCH);

    @TempDir
    Path root;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final DoneFolders folders = new DoneFolders(partner -> Objects.requireNonNull(UNTIL.get(partner)));

    /** Takes whatever comes. */
    public static final class Taking {
        public void file(Exchange exchange) {
            exchange.getMessage().setHeader("SeraiFolder", ".done");
        }
    }

    @BeforeEach
    void start() throws Exception {
        GenericFileFilter<Object> all = file -> true;
        camel.getRegistry().bind("plainNames", all);
        camel.getRegistry().bind("arrivals", new Taking());
        camel.getPropertiesComponent().addInitialProperty("serai.poll", "200");
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(PluginHelper.getResourceLoader(camel)
                        .resolveResource("file:routes/templates/message-in-file.camel.yaml"));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void files_are_removed_once_the_messages_that_they_came_as_are_forgotten_and_failed_ones_are_not()
            throws IOException {
        route("shop", "shop");
        var old = file("shop/.done/20260227/a.xml");
        var young = file("shop/.done/20260302/b.xml");
        var failed = file("shop/.failed/20260227/c.xml");

        sweep();

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(failed).exists();
    }

    @Test
    void where_messages_are_kept_for_ever_so_are_their_files() throws IOException {
        route("bank", "bank");
        var old = file("bank/.done/20000101/a.xml");

        sweep();

        assertThat(old).exists();
    }

    @Test
    void a_folder_of_two_partners_is_kept_for_the_one_whose_messages_are_kept_longer() throws IOException {
        route("shop", "both");
        route("till", "both");
        var kept = file("both/.done/20260227/a.xml");
        var old = file("both/.done/20251224/a.xml");

        sweep();

        assertThat(kept).exists();
        assertThat(old).doesNotExist();
    }

    @Test
    void a_folder_that_is_read_otherwise_is_nobodys_business_here() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + root.resolve("own") + "?move=.done/${date:now:yyyyMMdd}/${file:name}")
                        .to("log:taken");
            }
        });
        var old = file("own/.done/20000101/a.xml");

        sweep();

        assertThat(old).exists();
    }

    private void sweep() {
        folders.sweep(new DefaultExchange(camel));
    }

    private void route(String partner, String folder) {
        TemplatedRouteBuilder.builder(camel, "message-in-file")
                .routeId(partner + ".in")
                .parameter("partner", partner)
                .parameter("folder", root.resolve(folder).toString())
                .parameter("include", partner + "-.*")
                .add();
    }

    private Path file(String name) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "a");
    }
}
