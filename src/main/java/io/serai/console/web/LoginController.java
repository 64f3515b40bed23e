package io.serai.console.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The door for people. The form is posted to the same address, which security handles. */
@Controller
class LoginController {

    @GetMapping("/login")
    String login() {
        return "login";
    }
}
