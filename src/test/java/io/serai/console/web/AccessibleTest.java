package io.serai.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * Every page by the rules of WCAG 2.2 AA as axe-core knows them, in both languages, light and dark. With
 * {@code -Dserai.pictures=FOLDER} each is photographed, for people to look at.
 */
@Tag("full")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = Preview.class,
        properties = {"spring.messages.basename=i18n/console", "spring.main.banner-mode=off"})
@Import(BrowserTest.Policy.class)
class AccessibleTest {
    private static final @Nullable String PICTURES = System.getProperty("serai.pictures");

    /** Words do not change colours, so that two of the four show whatever one of them could. */
    private record Eye(String language, ColorScheme scheme) {}

    private static final List<Eye> EYES = PICTURES == null
            ? List.of(new Eye("en", ColorScheme.LIGHT), new Eye("es-AR", ColorScheme.DARK))
            : List.of(
                    new Eye("en", ColorScheme.LIGHT),
                    new Eye("en", ColorScheme.DARK),
                    new Eye("es-AR", ColorScheme.LIGHT),
                    new Eye("es-AR", ColorScheme.DARK));

    @LocalServerPort
    private int port;

    @Test
    void everybody_can_use_every_page() throws Exception {
        try (var chromium = new Chromium()) {
            for (var eye : EYES) {
                var page = chromium.page(chromium.of(eye.language(), eye.scheme()));
                for (var path : ConsolePages.ALL) {
                    page.navigate("http://localhost:" + port + path);
                    assertThat(Chromium.faults(page)).as(path + " " + eye).isEmpty();
                    photograph(page, path, eye.language() + "-" + eye.scheme());
                }
                page.context().close();
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** Reflow, WCAG 1.4.10: as wide as a phone, or a window at 400 percent. */
    @Test
    void no_page_is_wider_than_a_small_screen() {
        try (var chromium = new Chromium()) {
            for (var language : List.of("en", "es-AR")) {
                var page = chromium.page(chromium.of(language, ColorScheme.LIGHT));
                page.setViewportSize(320, 640);
                for (var path : ConsolePages.ALL) {
                    page.navigate("http://localhost:" + port + path);
                    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                            .as(path + " " + language)
                            .isLessThanOrEqualTo(320);
                    photograph(page, path, language + "-narrow");
                }
                page.context().close();
            }
        }
    }

    private static void photograph(Page page, String path, String how) {
        if (PICTURES != null) {
            var name = path.replaceAll("[^A-Za-z0-9]+", "-") + "." + how.toLowerCase(Locale.ROOT) + ".png";
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(PICTURES, name)));
        }
    }
}
