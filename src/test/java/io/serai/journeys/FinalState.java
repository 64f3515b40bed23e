package io.serai.journeys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything that the hub knows of the orders of a day and of its goods, as sorted lines of text without times and without ids: an
 * order is its number within the day, an article its number within the day's. Of an order's events it is how often each was: two calls
 * that were asked for together may be answered in either order, also if every message came once.
 */
record FinalState(List<String> lines) {
    private static final String OF_THE_DAY = """
            with day as (select array_position(:refs, reference) as n, orders.* from orders where reference = any(:refs))
            select 'order ' || concat_ws(' ', n, channel, state, seq, currency, total, mode, location,
                                         document ->> 'note', jsonb_array_length(document -> 'lines')) from day
            union all
            select 'line ' || concat_ws(' ', n, l.line, array_position(:skus, l.sku), l.quantity, l.cancelled, l.unit_price,
                                        l.discount, l.tax)
            from day join order_line l on l.order_id = day.id
            union all
            select 'payment ' || concat_ws(' ', n, p.no, p.provider, p.trusted, p.currency, p.amount, p.authorised, p.captured,
                                           p.refunded, p.state)
            from day join payment p on p.order_id = day.id
            union all
            select 'fulfilment ' || concat_ws(' ', n, f.no, f.location, f.mode, f.state, f.seq, l.line,
                                              array_position(:skus, l.sku), l.quantity, l.reserved, l.picked)
            from day join fulfilment f on f.order_id = day.id join fulfilment_line l on l.fulfilment_id = f.id
            union all
            select 'parcel ' || concat_ws(' ', n, p.carrier, p.grams, p.state, jsonb_array_length(p.lines), m.state,
                                          (select string_agg(t.status || ' ' || t.code, ',' order by t.status, t.code)
                                           from tracking_event t where t.parcel_id = p.id))
            from day join parcel p on p.order_id = day.id left join manifest_line ml on ml.parcel_id = p.id
              left join manifest m on m.id = ml.manifest_id
            union all
            select 'event ' || concat_ws(' ', n, e.type, e.from_state, e.to_state, e.actor, count(*))
            from day join event e on e.order_id = day.id group by n, e.type, e.from_state, e.to_state, e.actor
            union all
            select 'call ' || concat_ws(' ', n, a.door, a.kind, a.state, count(*))
            from day join attempt a on a.order_id = day.id group by n, a.door, a.kind, a.state
            union all
            select 'stock ' || concat_ws(' ', location, array_position(:skus, sku), on_hand, reserved, safety)
            from stock where sku = any(:skus)
            union all
            select 'move ' || concat_ws(' ', location, array_position(:skus, sku), cause, source, target, count(*), sum(quantity))
            from stock_move where sku = any(:skus) and cause not in ('RESERVATION', 'RELEASE')
            group by location, sku, cause, source, target
            """;

    static FinalState of(TradingDay day, World world) {
        var refs = day.references().toArray(String[]::new);
        var skus = day.skus().toArray(String[]::new);
        var arguments = new ArrayList<Object>();
        var names = java.util.regex.Pattern.compile(":(refs|skus)").matcher(OF_THE_DAY);
        var sql = names.replaceAll(name -> {
            arguments.add(name.group(1).equals("refs") ? refs : skus);
            return "?";
        });
        return new FinalState(world.jdbc().queryForList(sql, String.class, arguments.toArray()).stream()
                .sorted()
                .toList());
    }

    /** SHA-256 over the lines. */
    String digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
