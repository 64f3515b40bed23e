package io.serai.privacy;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** All that is known of a customer, to be handed over: each order as it is kept, its history, its parcels and its payments. */
@Repository
class CustomerReport {
    private static final String REPORT = """
            select coalesce(jsonb_pretty(jsonb_agg(jsonb_build_object(
              'channel', o.channel, 'reference', o.reference, 'number', o.number, 'state', o.state, 'placedAt', o.placed_at,
              'order', o.document,
              'history', (select jsonb_agg(jsonb_build_object('at', e.at, 'what', e.type, 'by', e.actor, 'data', e.data)
                order by e.seq) from event e where e.order_id = o.id),
              'parcels', (select jsonb_agg(jsonb_build_object('sscc', p.sscc, 'carrier', p.carrier, 'state', p.state, 'seen',
                  (select jsonb_agg(jsonb_build_object('at', t.at, 'status', t.status, 'place', t.place, 'signedBy', t.signed_by)
                    order by t.at) from tracking_event t where t.parcel_id = p.id)))
                from parcel p where p.order_id = o.id),
              'payments', (select jsonb_agg(jsonb_build_object('provider', y.provider, 'reference', y.reference, 'method', y.method,
                  'amount', y.amount, 'currency', y.currency, 'state', y.state))
                from payment y where y.order_id = o.id)) order by o.id)), '[]')
            from orders o where o.id = any(?)""";

    private final JdbcTemplate jdbc;

    CustomerReport(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A JSON array; amounts of payments are in minor units. */
    String of(List<UUID> orders) {
        return String.valueOf(jdbc.queryForObject(REPORT, String.class, (Object) orders.toArray(UUID[]::new)));
    }
}
