package io.serai.notifications;

import io.serai.kernel.Money;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes the mail of a milestone: {@code templates/mail} and the bundle {@code i18n/notifications}. Safe for many threads. */
public final class MailText {
    /** A mail as HTML and, saying the same, as plain text. The subject is one line. */
    public record Mail(String subject, String html, String text) {}

    private static final String TEMPLATE = "milestone";
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\R{3,}");
    /** Java writes ARS1,200.00 in English. */
    private static final Pattern LETTERS_THEN_DIGIT = Pattern.compile("(\\p{L})([-\\d])");

    private final ResourceBundleMessageSource messages = messages();
    private final SpringTemplateEngine html = engine(TemplateMode.HTML, ".html");
    private final SpringTemplateEngine text = engine(TemplateMode.TEXT, ".txt");

    /** In the language of {@code locale} if it is Spanish, else in English; amounts as its country writes them. */
    public Mail render(Milestone milestone, MailFacts facts, Locale locale) {
        var words = words(milestone, facts, locale);
        var context = new Context(locale, words);
        return new Mail(
                oneLine(say(milestone, "subject", facts, locale)),
                html.process(TEMPLATE, context),
                EMPTY_LINES
                                .matcher(text.process(TEMPLATE, context))
                                .replaceAll("\n\n")
                                .strip() + "\n");
    }

    private Map<String, Object> words(Milestone milestone, MailFacts facts, Locale locale) {
        var words = new HashMap<String, Object>();
        words.put("facts", facts);
        words.put("milestone", milestone.name());
        words.put("lang", isSpanish(locale) ? "es" : "en");
        words.put("subject", oneLine(say(milestone, "subject", facts, locale)));
        words.put("heading", say(milestone, "heading", facts, locale));
        words.put("body", say(milestone, "body", facts, locale));
        var amount = facts.amount();
        words.put("amount", amount == null ? "" : money(amount, locale));
        return words;
    }

    private String say(Milestone milestone, String part, MailFacts facts, Locale locale) {
        return messages.getMessage(
                "mail." + milestone + "." + part,
                new Object[] {facts.number(), facts.shop()},
                isSpanish(locale) ? locale : Locale.ENGLISH);
    }

    private static boolean isSpanish(Locale locale) {
        return locale.getLanguage().equals("es");
    }

    private static String money(Money money, Locale locale) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(money.currency());
        format.setMinimumFractionDigits(money.currency().getDefaultFractionDigits());
        format.setMaximumFractionDigits(money.currency().getDefaultFractionDigits());
        return LETTERS_THEN_DIGIT.matcher(format.format(money.amount())).replaceAll("$1\u00a0$2");
    }

    /** What comes from outside must not begin another header. */
    private static String oneLine(@Nullable String text) {
        return text == null ? "" : LINE_BREAKS.matcher(text).replaceAll(" ").strip();
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/notifications");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private SpringTemplateEngine engine(TemplateMode mode, String suffix) {
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/mail/");
        templates.setSuffix(suffix);
        templates.setTemplateMode(mode);
        templates.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(messages);
        return engine;
    }
}
