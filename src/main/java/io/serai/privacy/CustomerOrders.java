package io.serai.privacy;

import io.serai.contract.Contacts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The orders of a customer: those that are named, those with the same mail, and those with the same phone. Two phones are the same if
 * one ends with the other, at least seven digits of it: prefixes are left out as people like.
 */
@Repository
class CustomerOrders {
    private static final String FOUND = """
            select o.id from orders o where (o.reference = any(:refs) or o.number = any(:refs) or o.id::text = any(:refs))
              and o.channel = any(:channels)
            union
            select c.order_id from order_contact c join orders o on o.id = c.order_id
            where c.value = any(:mails) and o.channel = any(:channels)
            union
            select c.order_id from order_contact c join orders o on o.id = c.order_id
            where c.value = any(:phones) and o.channel = any(:channels) and exists (
              select from unnest(:digits) as asked(digits)
                cross join (values (o.document #>> '{customer,phone}'), (o.document #>> '{shipTo,phone}')) as told(phone)
                cross join lateral (select regexp_replace(told.phone, '\\D', '', 'g') as digits) its
              where length(its.digits) >= 7
                and right(its.digits, length(asked.digits)) = right(asked.digits, length(its.digits)))""";

    private static final String CHANNELS = """
            with recursive c as (
              select min(channel) as name from orders
              union all
              select (select min(channel) from orders where channel > c.name) from c where c.name is not null)
            select name from c where name is not null""";

    private final NamedParameterJdbcTemplate jdbc;

    CustomerOrders(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Their ids, oldest first. */
    List<UUID> find(Wish wish) {
        var channels = wish.channel() == null
                ? jdbc.getJdbcTemplate().queryForList(CHANNELS, String.class)
                : List.of(wish.channel());
        var parameters = new MapSqlParameterSource()
                .addValue("refs", array(wish.orders()))
                .addValue("channels", array(channels))
                .addValue("mails", array(each(wish, Contacts::mail)))
                .addValue("phones", array(each(wish, Contacts::phone)))
                .addValue("digits", array(each(wish, CustomerOrders::digits)));
        return jdbc.queryForList(FOUND + " order by 1", parameters, UUID.class);
    }

    /** What the orders say their customer is called by: mails and phones as they are written there. */
    List<String> contacts(List<UUID> orders) {
        var parameters = new MapSqlParameterSource("orders", orders.toArray(UUID[]::new));
        return jdbc.queryForList("""
                select distinct v from orders, lateral (values (document #>> '{customer,email}'), (document #>> '{customer,phone}'),
                  (document #>> '{shipTo,phone}'), (document #>> '{billTo,phone}')) as told(v)
                where id = any(:orders) and length(v) >= 7 limit 100""", parameters, String.class);
    }

    private static Optional<String> digits(String text) {
        return Contacts.phone(text).map(seven -> text.replaceAll("[^0-9]", ""));
    }

    private static List<String> each(Wish wish, Function<String, Optional<String>> part) {
        return wish.customer().stream().map(part).flatMap(Optional::stream).toList();
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
