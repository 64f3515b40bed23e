package io.serai.console.web;

import io.serai.console.Amounts;
import io.serai.console.OrderState;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** How a page says things to one reader: in a language, a country's way of writing numbers, and a time zone. */
public final class Words {
    private static final int SHORT_ID = 8;
    private static final int DAYS_FROM = 3;
    private static final String PERSON = "person:";

    private final MessageSource messages;
    private final Locale locale;
    private final ZoneId zone;

    Words(MessageSource messages, Locale locale, ZoneId zone) {
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
    }

    public String say(String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    /** The word of a key, or the text itself where there is none: a new code is shown, never hidden. */
    public String or(String key, String text) {
        var word = messages.getMessage(key, null, text, locale);
        return word == null ? text : word;
    }

    public String state(String state) {
        return or("state." + state, state);
    }

    /** {@code open}, {@code attention}, {@code done} or {@code stopped}: a class of the style sheet. */
    public String mood(String state) {
        try {
            return OrderState.valueOf(state).mood().name().toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "open";
        }
    }

    /** An amount in minor units of its currency. */
    public String minor(long amount, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return money(BigDecimal.valueOf(amount, digits).toPlainString(), currency);
    }

    /** An amount as the reader's country writes it, with the sign or the code of its currency. */
    public String money(String amount, String currency) {
        return Amounts.money(amount, currency, locale);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** A part of a whole, from 0 to 1. */
    public String percent(double part) {
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(part);
    }

    /** What a call to a partner is for; what a customer is told of has the word of that. */
    public String call(String kind) {
        return or("call." + kind, or("value." + kind, kind));
    }

    /** Who did it: {@code person:ana} is ana. */
    public String actor(String actor) {
        return actor.startsWith(PERSON) ? actor.substring(PERSON.length()) : or("actor." + actor, actor);
    }

    public String time(@Nullable Instant at) {
        return at == null
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(at.atZone(zone));
    }

    /** With seconds, for what follows in quick order. */
    public String exactTime(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(at.atZone(zone));
    }

    /** How long something has lasted: in minutes, hours or days, whichever says enough. */
    public String age(Instant since, Instant now) {
        var lasted = Duration.between(since, now);
        if (lasted.toHours() < 1) {
            return say("age.minutes", number(Math.max(0, lasted.toMinutes())));
        }
        return lasted.toDays() < DAYS_FROM
                ? say("age.hours", number(lasted.toHours()))
                : say("age.days", number(lasted.toDays()));
    }

    public String zone() {
        return zone.getId().equals("UTC")
                ? "UTC"
                : zone.getDisplayName(TextStyle.FULL, locale) + " (" + zone.getId() + ")";
    }

    /** What a customer reads first about an order in a state. */
    public String track(String state, @Nullable String city) {
        return city != null && state.equals("SHIPPED")
                ? say("track.SHIPPED.to", city)
                : or("track." + state, state(state));
    }

    public String pieces(int pieces) {
        return pieces == 1 ? say("track.piece") : say("track.pieces", number(pieces));
    }

    /** The part of an id that people compare; the last digits, because the first ones of two new ids are the same. */
    public String shortId(Object id) {
        var text = id.toString();
        return text.length() <= SHORT_ID ? text : "…" + text.substring(text.length() - SHORT_ID);
    }
}
