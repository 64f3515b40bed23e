package io.serai.access;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/** The page on which admins say who may come in, and read what people did. */
@Controller
class AccessController {
    private static final int ENTRIES = 50;
    private static final String BACK = "redirect:/access";

    private final Accounts accounts;
    private final ApiKeys keys;
    private final AuditTrail trail;

    AccessController(Accounts accounts, ApiKeys keys, AuditTrail trail) {
        this.accounts = accounts;
        this.keys = keys;
        this.trail = trail;
    }

    @GetMapping("/access")
    String show(@RequestParam(defaultValue = Long.MAX_VALUE + "") long before, Model model) {
        var entries = trail.before(before, ENTRIES + 1);
        model.addAttribute("roles", Role.values());
        model.addAttribute("accounts", accounts.all());
        model.addAttribute("shortest", accounts.shortest());
        model.addAttribute("keys", keys.all());
        model.addAttribute("entries", entries.stream().limit(ENTRIES).toList());
        model.addAttribute(
                "older", entries.size() > ENTRIES ? entries.get(ENTRIES - 1).id() : null);
        model.addAttribute("isNewest", before == Long.MAX_VALUE);
        return "access";
    }

    @PostMapping("/access/accounts")
    String save(
            @RequestParam String name,
            @RequestParam String role,
            @RequestParam(defaultValue = "") String password,
            RedirectAttributes next) {
        accounts.save(new Account(name.strip(), role(role)), password);
        next.addFlashAttribute("done", "saved");
        return BACK;
    }

    /** Asks once more, with who would lose what. Nothing is changed. */
    @PostMapping("/access/{what:accounts|keys}/ask")
    String ask(@PathVariable String what, @RequestParam String name, Model model) {
        model.addAttribute("what", what);
        model.addAttribute("name", name);
        return "access-confirm";
    }

    /** Where a reader comes who asks for the answer again. */
    @GetMapping("/access/{what:accounts|keys}/ask")
    String askAgain() {
        return BACK;
    }

    @PostMapping("/access/accounts/remove")
    String removeAccount(@RequestParam String name, RedirectAttributes next) {
        accounts.remove(name);
        next.addFlashAttribute("done", "removed");
        return BACK;
    }

    @PostMapping("/access/keys")
    String makeKey(@RequestParam String name, @RequestParam String role, Principal admin, RedirectAttributes next) {
        next.addFlashAttribute("key", keys.make(name.strip(), role(role), admin.getName()));
        next.addFlashAttribute("keyName", name.strip());
        return BACK;
    }

    @PostMapping("/access/keys/remove")
    String removeKey(@RequestParam String name, RedirectAttributes next) {
        keys.remove(name);
        next.addFlashAttribute("done", "removed");
        return BACK;
    }

    @ExceptionHandler
    RedirectView refused(RefusedException refused, HttpServletRequest request) {
        RequestContextUtils.getOutputFlashMap(request).put("wrong", refused.getMessage());
        return new RedirectView("/access", true);
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException("role"));
    }
}
