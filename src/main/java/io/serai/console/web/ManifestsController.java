package io.serai.console.web;

import io.serai.console.ManifestQueries;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What was handed to carriers: their manifests, and one manifest with its parcels. */
@Controller
class ManifestsController {
    private static final int MANIFESTS = 50;
    private static final int PARCELS = 100;

    private final ManifestQueries manifests;

    ManifestsController(ManifestQueries manifests) {
        this.manifests = manifests;
    }

    @GetMapping("/manifests")
    String list(@RequestParam(required = false) @Nullable UUID before, Model model) {
        var found = manifests.before(before, MANIFESTS);
        model.addAttribute("manifests", found);
        model.addAttribute("first", before == null ? null : Links.to("/manifests"));
        model.addAttribute(
                "next", found.next() == null ? null : Links.to("/manifests").with("before", found.next()));
        return "manifests";
    }

    @GetMapping("/manifests/{id}")
    String one(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID after, Model model) {
        model.addAttribute("manifest", manifests.find(id).orElseThrow(NotFoundException::new));
        var parcels = manifests.parcels(id, after, PARCELS);
        model.addAttribute("parcels", parcels);
        var here = Links.to("/manifests/" + id);
        model.addAttribute("first", after == null ? null : here);
        model.addAttribute("next", parcels.next() == null ? null : here.with("after", parcels.next()));
        return "manifest";
    }
}
