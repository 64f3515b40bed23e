package io.serai.console.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** The machine's own browser; a test that wants it is left out where there is none. */
final class Chromium implements AutoCloseable {
    private static final Path PLACE = Path.of("/usr/bin/chromium");
    private static final String RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    Chromium() {
        assumeTrue(Files.isExecutable(PLACE), "no chromium");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PLACE)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    /** Somebody's browser, in a language and a colour scheme. */
    BrowserContext of(String language, ColorScheme scheme) {
        return browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(1280, 900));
    }

    /** A page, whose complaints are noted: what the policy forbids, scripts that fail. */
    Page page(BrowserContext context) {
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + " " + message.text());
            }
        });
        return page;
    }

    List<String> complaints() {
        return complaints;
    }

    /** What axe-core has against a page: the rule, and where. */
    @SuppressWarnings("unchecked")
    static List<String> faults(Page page) throws IOException {
        page.evaluate(new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8));
        return (List<String>) page.evaluate("async () => (await axe.run({runOnly: " + RULES
                + "})).violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 120)))");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
