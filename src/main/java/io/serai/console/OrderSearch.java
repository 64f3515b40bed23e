package io.serai.console;

import io.serai.contract.Contacts;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds orders by what a person types, each kind of it by an index: our own id, the channel's reference or number, the SSCC of a parcel,
 * which is its tracking number, and apart from these the customer's mail or phone. Newest first, and at most {@value #MOST}.
 */
@Component
class OrderSearch {
    /** One more than is shown, so that it is seen whether there are more. */
    static final int MOST = PageOf.MAX_SIZE + 1;

    private static final UUID NO_ID = new UUID(0, 0);
    private static final int SSCC_DIGITS = 18;

    /** A reference is unique within its channel, and there are few channels. */
    private static final String BY_REFERENCE = """
            with recursive c as (
              select min(channel) as name from orders
              union all
              select (select min(channel) from orders where channel > c.name) from c where c.name is not null)
            select id from (
              select o.id from c cross join lateral (
                select id from orders where channel = c.name and reference = :text limit 1) o
              union (select id from orders where number = any(:numbers) order by id desc limit :most)
              union select id from orders where id = :id
              union select order_id from parcel where sscc = :sscc) found
            order by id desc limit :most""";

    private static final String BY_CONTACT = """
            select order_id from order_contact where value = any(:values)
            group by order_id order by order_id desc limit :most""";

    private final JdbcClient jdbc;

    OrderSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID[] byReference(String text) {
        var number = text.startsWith("#") ? new String[] {text} : new String[] {text, "#" + text};
        return jdbc.sql(BY_REFERENCE)
                .param("text", text)
                .param("numbers", number)
                .param("id", idOrNone(text))
                .param("sscc", sscc(text))
                .param("most", MOST)
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
    }

    UUID[] byContact(String text) {
        var values = Stream.of(Contacts.mail(text), Contacts.phone(text))
                .flatMap(java.util.Optional::stream)
                .toList();
        return values.isEmpty()
                ? new UUID[0]
                : jdbc.sql(BY_CONTACT)
                        .param("values", values.toArray(String[]::new))
                        .param("most", MOST)
                        .query(UUID.class)
                        .list()
                        .toArray(UUID[]::new);
    }

    /** Without the spaces that people read it with, and the application identifier 00 that a scanner puts in front (GS1). */
    private static String sscc(String text) {
        var digits = text.replaceAll("[\\s()]", "");
        return digits.length() == SSCC_DIGITS + 2 && digits.startsWith("00") ? digits.substring(2) : digits;
    }

    private static UUID idOrNone(@Nullable String text) {
        try {
            return text == null ? NO_ID : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return NO_ID;
        }
    }

    static List<UUID> shown(UUID[] found) {
        return List.of(found).subList(0, Math.min(found.length, PageOf.MAX_SIZE));
    }
}
