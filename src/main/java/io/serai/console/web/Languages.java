package io.serai.console.web;

import io.serai.console.Language;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The reader's language: {@code ?lang=} once, then the cookie that remembers it, else what the browser asks for. */
final class Languages implements LocaleResolver, HandlerInterceptor {
    private static final String NAME = "lang";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var asked = Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var chosen = chosen(request.getParameter(NAME));
        if (chosen == null) {
            Cookie cookie = WebUtils.getCookie(request, NAME);
            chosen = cookie == null ? null : chosen(cookie.getValue());
        }
        // The browser's country is kept if its language is the chosen one: it says how numbers look.
        return chosen == null || chosen.getLanguage().equals(asked.getLanguage()) ? asked : chosen;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is chosen by ?" + NAME + "=");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var chosen = chosen(request.getParameter(NAME));
        if (chosen != null) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(chosen.getLanguage()));
        }
        return true;
    }

    private static String cookie(String language) {
        return ResponseCookie.from(NAME, language)
                .path("/")
                .maxAge(REMEMBERED)
                .httpOnly(true)
                .sameSite("Lax")
                .build()
                .toString();
    }

    private static @Nullable Locale chosen(@Nullable String tag) {
        return Language.ALL.stream()
                .filter(language -> language.getLanguage().equals(tag))
                .findFirst()
                .orElse(null);
    }
}
