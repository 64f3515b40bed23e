package io.serai.console.web;

import io.serai.console.FileQueries;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Long files: how far they are, and the rows that were refused as a file of their own. */
@Controller
class FilesController {
    private static final int NEWEST = 50;

    private final FileQueries files;
    private final Partners partners;
    private final ProblemWords words;

    FilesController(FileQueries files, Partners partners, ProblemWords words) {
        this.files = files;
        this.partners = partners;
        this.words = words;
    }

    @GetMapping("/files")
    String list(Model model) {
        model.addAttribute("files", files.newest(NEWEST));
        return "files";
    }

    @GetMapping("/files/{id}")
    String one(@PathVariable UUID id, @RequestParam(required = false) @Nullable String part, Model model) {
        model.addAttribute("file", files.find(id).orElseThrow(NotFoundException::new));
        return "now".equals(part) ? "file :: now" : "file";
    }

    @GetMapping("/files/{id}/failed.csv")
    ResponseEntity<StreamingResponseBody> failed(@PathVariable UUID id, Locale locale) {
        var file = files.find(id).orElseThrow(NotFoundException::new);
        char separator = partners.find(file.partner())
                .map(Partner::csv)
                .map(Partner.Csv::separator)
                .orElse(',');
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"failed-" + id + ".csv\"")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(stream -> {
                    try (var out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8))) {
                        var rows = new FailedRows(out, separator);
                        files.failed(file, row -> rows.write(row, words.of(row.problems(), locale)));
                    }
                });
    }
}
