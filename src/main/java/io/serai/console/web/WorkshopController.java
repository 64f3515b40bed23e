package io.serai.console.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.console.ExceptionQueries;
import io.serai.console.ExceptionView;
import io.serai.mapping.ChannelSample;
import io.serai.mapping.Partners;
import io.serai.workshop.Bench;
import io.serai.workshop.Draft;
import io.serai.workshop.Trial;
import io.serai.workshop.Version;
import io.serai.workshop.Versions;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The workshop: what a partner's messages mean is looked at, tried, saved as a version and restored. */
@Controller
class WorkshopController {
    private static final int VERSIONS = 20;
    private static final int PARKED = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Bench bench;
    private final Versions versions;
    private final Partners partners;
    private final ExceptionQueries exceptions;
    private final ProblemTold told;
    private final ZoneId zone;

    WorkshopController(
            Bench bench,
            Versions versions,
            Partners partners,
            ExceptionQueries exceptions,
            @Value("${serai.zone:UTC}") ZoneId zone) {
        this.zone = zone;
        this.bench = bench;
        this.versions = versions;
        this.partners = partners;
        this.exceptions = exceptions;
        this.told = new ProblemTold();
    }

    @GetMapping("/workshop")
    String list(Model model) {
        model.addAttribute("partners", partners.all());
        model.addAttribute("broken", partners.broken());
        model.addAttribute(
                "versions",
                versions.current().stream().collect(Collectors.toMap(Version::partner, Function.identity())));
        return "workshops";
    }

    /**
     * {@code exception}: what is parked, to be tried with the mapping as it is; only operators read what partners sent. {@code from} and
     * {@code until} are the days between which what is offered was parked, both of them with it.
     */
    @GetMapping("/workshop/{name}")
    String one(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String sample,
            @RequestParam(required = false) @Nullable UUID exception,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            Locale locale,
            Model model,
            HttpServletRequest request) {
        var work = work(name);
        if (request.isUserInRole("OPERATOR")) {
            parked(model, name, day(from), day(until));
        }
        // What is no text, or too long, is not shown: no sample stands in its place.
        var payload = exception != null && request.isUserInRole("OPERATOR")
                ? exceptions
                        .find(exception)
                        .map(ExceptionView::document)
                        .map(WorkshopController::utf8)
                        .orElse(new byte[0])
                : work.samples().stream()
                        .filter(each -> sample == null || each.file().equals(sample))
                        .findFirst()
                        .map(ChannelSample::in)
                        .orElse(new byte[0]);
        model.addAttribute("sample", sample == null ? "" : sample);
        model.addAttribute("opened", exception);
        page(model, work, work.draft(), Bench.shown(payload));
        tried(model, payload.length == 0 ? null : bench.attempt(name, work.draft(), payload), locale);
        return "workshop";
    }

    private void parked(Model model, String name, @Nullable LocalDate from, @Nullable LocalDate until) {
        model.addAttribute("from", from);
        model.addAttribute("until", until);
        model.addAttribute(
                "parked",
                exceptions.parked(
                        name,
                        from == null ? null : from.atStartOfDay(zone).toInstant(),
                        until == null
                                ? null
                                : until.plusDays(1).atStartOfDay(zone).toInstant(),
                        PARKED));
    }

    /** Null if it is none. */
    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** What becomes of it, as part of the page that shows it while somebody types. */
    @PostMapping(path = "/workshop/{name}/try", consumes = MediaType.APPLICATION_JSON_VALUE)
    String attempt(@PathVariable String name, HttpServletRequest request, Locale locale, Model model)
            throws IOException {
        work(name);
        var body = request.getInputStream().readNBytes(4 * Bench.LONGEST_PAYLOAD);
        var asked = JSON.readTree(body);
        tried(
                model,
                bench.attempt(name, draft(asked), utf8(asked.path("payload").asText())),
                locale);
        return "workshop-result :: result";
    }

    /** The same without script: the whole page. */
    @PostMapping(path = "/workshop/{name}/try", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String attempt(
            @PathVariable String name,
            @RequestParam String settings,
            @RequestParam(defaultValue = "") String mapping,
            @RequestParam(defaultValue = "") String payload,
            Locale locale,
            Model model) {
        var draft = new Draft(settings, mapping);
        page(model, work(name), draft, payload);
        tried(model, bench.attempt(name, draft, utf8(payload)), locale);
        return "workshop";
    }

    @PostMapping("/workshop/{name}/save")
    String save(
            @PathVariable String name,
            @RequestParam long base,
            @RequestParam String settings,
            @RequestParam(defaultValue = "") String mapping,
            @RequestParam(defaultValue = "") String payload,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "false") boolean accept,
            @Nullable Principal person,
            Locale locale,
            Model model) {
        var draft = new Draft(settings, mapping);
        var work = work(name);
        var answer = bench.save(name, base, draft, note.strip(), accept, name(person));
        if (answer instanceof Bench.Answer.Saved) {
            return "redirect:/workshop/{name}?saved";
        }
        page(model, work, draft, payload);
        refused(model, answer);
        tried(model, bench.attempt(name, draft, utf8(payload)), locale);
        return "workshop";
    }

    @PostMapping("/workshop/{name}/restore")
    String restore(
            @PathVariable String name,
            @RequestParam long base,
            @RequestParam long version,
            @Nullable Principal person,
            Locale locale,
            Model model,
            HttpServletRequest request) {
        var answer = bench.restore(name, base, version, name(person));
        if (answer instanceof Bench.Answer.Saved) {
            return "redirect:/workshop/{name}?saved";
        }
        refused(model, answer);
        return one(name, null, null, "", "", locale, model, request);
    }

    /** What was saved, as the files that lie in a folder of mappings. */
    @GetMapping("/workshop/{name}/export")
    ResponseEntity<byte[]> export(@PathVariable String name) {
        work(name);
        var files = new TreeMap<>(versions.current(name).map(Version::files).orElseThrow(NotFoundException::new));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".zip\"")
                .contentType(MediaType.parseMediaType("application/zip"))
                .body(zip(files));
    }

    private static byte[] zip(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry("mappings/" + file.getKey()));
                zip.write(utf8(file.getValue()));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void page(Model model, Bench.Work work, Draft draft, String payload) {
        model.addAttribute("work", work);
        model.addAttribute("draft", draft);
        model.addAttribute("payload", payload);
        model.addAttribute("versions", versions.of(work.partner().name(), VERSIONS));
    }

    private static void refused(Model model, Bench.Answer answer) {
        model.addAttribute("refused", answer);
        model.addAttribute("refusal", answer.getClass().getSimpleName());
    }

    private void tried(Model model, @Nullable Trial trial, Locale locale) {
        model.addAttribute("trial", trial);
        model.addAttribute("problems", trial == null ? List.of() : told.of(trial.problems(), locale));
        model.addAttribute("wrongLine", trial == null ? 0 : ProblemTold.line(trial.wrong()));
        model.addAttribute("wrongIn", trial == null ? "mapping" : ProblemTold.field(trial.wrong()));
    }

    private Bench.Work work(String name) {
        return bench.work(name).orElseThrow(NotFoundException::new);
    }

    private static Draft draft(JsonNode asked) {
        return new Draft(asked.path("settings").asText(), asked.path("mapping").asText());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String name(@Nullable Principal person) {
        return person == null ? "" : person.getName();
    }
}
