package io.serai.console.web;

import io.serai.console.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** What every page has around it: its words, who is signed in, and the link to itself in the other language. */
final class PageFrame implements HandlerInterceptor {
    private final MessageSource messages;
    private final ZoneId zone;

    PageFrame(MessageSource messages, ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || !page.hasView() || isRedirect(page)) {
            return;
        }
        var locale = RequestContextUtils.getLocale(request);
        page.addObject("w", new Words(messages, locale, zone));
        page.addObject("lang", locale.getLanguage());
        page.addObject("user", request.getRemoteUser());
        page.addObject("operator", request.isUserInRole("OPERATOR"));
        page.addObject("admin", request.isUserInRole("ADMIN"));
        page.addObject("otherLang", other(locale).getLanguage());
        page.addObject("otherLangLink", link(request, other(locale)));
    }

    private static boolean isRedirect(ModelAndView page) {
        var view = page.getViewName();
        return view != null && view.startsWith("redirect:");
    }

    private static Locale other(Locale locale) {
        return locale.getLanguage().equals(Language.SPANISH.getLanguage()) ? Language.ENGLISH : Language.SPANISH;
    }

    /**
     * Only the query: the browser keeps the path, also that of a page that was not found. What was posted is not for an address.
     */
    private static String link(HttpServletRequest request, Locale language) {
        var link = UriComponentsBuilder.newInstance();
        boolean posted = request.getMethod().equals("POST");
        request.getParameterMap().forEach((name, values) -> {
            if (!posted && !name.equals("lang") && !name.equals("part")) {
                link.queryParam(name, (Object[]) values);
            }
        });
        return link.queryParam("lang", language.getLanguage()).encode().build().toUriString();
    }
}
