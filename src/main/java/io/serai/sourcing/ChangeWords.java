package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.sourcing.Change.Capacity;
import io.serai.sourcing.Change.Closed;
import io.serai.sourcing.Change.Cutoff;
import io.serai.sourcing.Change.Open;
import io.serai.sourcing.Change.Pieces;
import io.serai.sourcing.Change.Price;
import io.serai.sourcing.Change.Several;
import io.serai.sourcing.Change.WithoutRule;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** A smallest change and what it would have led to, as a sentence of the bundle {@code i18n/sourcing}. */
final class ChangeWords {
    private static final int HOUR = 60;

    private final Network network;
    private final ResourceBundle bundle;
    private final Locale locale;

    ChangeWords(Network network, ResourceBundle bundle, Locale locale) {
        this.network = network;
        this.bundle = bundle;
        this.locale = locale;
    }

    String sentence(Trying.Tried tried) {
        var then = tried.then();
        var change = tried.change();
        if (change instanceof WithoutRule without) {
            return say("change.rule.", then, without.rule(), "");
        }
        if (change instanceof Price price) {
            return price(price, then);
        }
        if (change instanceof Pieces pieces) {
            return pieces(List.of(pieces), then);
        }
        if (change instanceof Several several) {
            return pieces(several.pieces(), then);
        }
        if (change instanceof Capacity room) {
            var key =
                    "change.capacity." + (room.inHour() ? "hour." : "day.") + (room.parcels() > 0 ? "more." : "fewer.");
            return say(key, then, name(room.location()), Math.abs(room.parcels()));
        }
        return hours(change, then);
    }

    private String price(Price price, List<LocationId> then) {
        boolean nearest = network.rules().strategy().equals("nearest");
        long by = Math.abs(price.more());
        var amount = nearest
                ? String.format(locale, "%,.1f km", by / 1000.0)
                : Amounts.money(by, network.rules().currency(), locale);
        var key = (nearest ? "change.distance." : "change.price.") + (price.more() > 0 ? "more." : "less.");
        return say(key, then, name(price.location()), amount);
    }

    private String pieces(List<Pieces> pieces, List<LocationId> then) {
        var first = pieces.get(0);
        var told = pieces.stream()
                .map(each -> Math.abs(each.more()) + " × " + each.sku())
                .collect(Collectors.joining(", "));
        return say(first.more() > 0 ? "change.more." : "change.fewer.", then, name(first.location()), told);
    }

    private String hours(Change change, List<LocationId> then) {
        if (change instanceof Cutoff cutoff) {
            var key = cutoff.minutes() > 0 ? "change.cutoff.later." : "change.cutoff.earlier.";
            return say(key, then, name(cutoff.location()), minutes(Math.abs(cutoff.minutes())))
                    + room(cutoff.location(), cutoff.minutes() > 0);
        }
        if (change instanceof Open open) {
            return say("change.open.", then, name(open.location()), date(open.day())) + room(open.location(), true);
        }
        var closed = (Closed) change;
        return say("change.closed.", then, name(closed.location()), date(closed.day()));
    }

    /** What a location was given for a day on which it did not work is not known. */
    private String room(LocationId location, boolean sends) {
        return sends && network.rules().countsParcels() && network.hasCapacity(location)
                ? " " + bundle.getString("change.room")
                : "";
    }

    private static String minutes(int minutes) {
        return minutes < HOUR ? minutes + " min" : "%d:%02d h".formatted(minutes / HOUR, minutes % HOUR);
    }

    private String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(locale)
                .format(day);
    }

    private String say(String key, List<LocationId> then, Object what, Object how) {
        var senders = then.stream().map(this::name).collect(Collectors.joining(", "));
        var pattern = bundle.getString(key + (then.isEmpty() ? "waits" : "then"));
        return new MessageFormat(pattern, locale).format(new Object[] {what, how, senders});
    }

    private String name(LocationId id) {
        int site = network.sites().index(id);
        return site < 0 ? id.value() : network.sites().get(site).name();
    }
}
