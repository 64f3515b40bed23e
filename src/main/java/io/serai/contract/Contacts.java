package io.serai.contract;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's orders are found by, in one form for what a channel told and for what a person types: a mail in small letters, and
 * the last seven digits of a phone. These are the same however country, area and mobile prefixes are written, and whether they are.
 */
public final class Contacts {
    private static final int PHONE_DIGITS = 7;
    /** RFC 5321 */
    private static final int MAX_MAIL = 254;

    private Contacts() {}

    /** All that an order is found by; none of a sale to nobody in particular. */
    public static Set<String> of(SalesOrder order) {
        var customer = order.customer();
        var shipTo = order.shipTo();
        var found = new LinkedHashSet<String>();
        Stream.of(
                        mail(customer == null ? null : customer.email()),
                        phone(customer == null ? null : customer.phone()),
                        phone(shipTo == null ? null : shipTo.phone()))
                .flatMap(Optional::stream)
                .forEach(found::add);
        return found;
    }

    /** Empty if the text is no mail. */
    public static Optional<String> mail(@Nullable String text) {
        var mail = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return mail.indexOf('@') > 0 && mail.length() <= MAX_MAIL ? Optional.of(mail) : Optional.empty();
    }

    /** Empty if the text has letters, or too few digits for a phone. */
    public static Optional<String> phone(@Nullable String text) {
        if (text == null || text.codePoints().anyMatch(Character::isLetter)) {
            return Optional.empty();
        }
        var digits = text.replaceAll("[^0-9]", "");
        return digits.length() < PHONE_DIGITS
                ? Optional.empty()
                : Optional.of(digits.substring(digits.length() - PHONE_DIGITS));
    }
}
