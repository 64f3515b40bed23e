package io.serai.console.web;

import io.serai.console.FileQueries;
import io.serai.console.FileQueries.Failed;
import io.serai.console.FileView;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.mapping.Writing;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
    private final Normaliser normaliser;
    private final ProblemWords words;

    FilesController(FileQueries files, Partners partners, Normaliser normaliser, ProblemWords words) {
        this.files = files;
        this.normaliser = normaliser;
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
        var file = files.find(id).orElseThrow(NotFoundException::new);
        model.addAttribute("file", file);
        if ("now".equals(part)) {
            return "file :: now";
        }
        model.addAttribute("writing", writing(file));
        return "file";
    }

    /** Each piece of a file is written as its first one is; null if that is gone, or not there yet. */
    private @Nullable Writing writing(FileView file) {
        return files.first(file.id())
                .flatMap(piece -> partners.readable(file.partner()).flatMap(partner -> Writing.of(partner, piece)))
                .orElse(null);
    }

    /**
     * What a step has refused is found in its piece.
     *
     * @param pieces the last one, which most rows of it follow each other in
     */
    private String text(Partner partner, Failed row, Map<UUID, byte[]> pieces) {
        var document = row.document();
        if (document != null || row.item() == null) {
            return document == null ? "" : document;
        }
        if (!pieces.containsKey(row.receipt())) {
            pieces.clear();
            pieces.put(row.receipt(), files.piece(row.receipt()));
        }
        return normaliser
                .document(partner, pieces.get(row.receipt()), row.item())
                .orElse("");
    }

    @GetMapping("/files/{id}/failed.csv")
    ResponseEntity<StreamingResponseBody> failed(@PathVariable UUID id, Locale locale) {
        var file = files.find(id).orElseThrow(NotFoundException::new);
        var partner = partners.find(file.partner()).orElseThrow(NotFoundException::new);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"failed-" + id + ".csv\"")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(stream -> {
                    try (var out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8))) {
                        var rows = new FailedRows(out, partner);
                        var pieces = new HashMap<UUID, byte[]>();
                        files.failed(
                                file, row -> rows.write(text(partner, row, pieces), words.of(row.problems(), locale)));
                    }
                });
    }
}
