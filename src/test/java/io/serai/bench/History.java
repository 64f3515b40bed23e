package io.serai.bench;

/** Orders of former days, made by SQL: shipped and delivered, with all the rows that they leave behind. */
final class History {
    private static final int STEP = 100_000;

    private History() {}

    static void make(Server server, int orders) {
        for (int first = 1; first <= orders; first += STEP) {
            server.run(statements(first, Math.min(orders, first + STEP - 1)));
        }
        server.run("vacuum analyze");
        server.settle();
    }

    /** Ids are of version 7, an order every ten seconds up to yesterday, so that they lie where such orders would lie. */
    static String[] statements(int first, int last) {
        return new String[] {
            "create temp table past as select n, at, overlay(overlay(md5(n::text)"
                    + " placing replace(substr(uuid_from(at)::text, 1, 13), '-', '') from 1) placing '7' from 13)::uuid as id"
                    + " from (select n, now() - interval '1 day' - n * interval '10 seconds' as at"
                    + " from generate_series(" + first + ", " + last + ") n) s",
            "insert into receipt (id, partner, lane, transport, dedupe_key, sha256, size, body, received_at, state, deadline, items)"
                    + " select id, 'shopify', 'orders', 'http', 'id:past-' || n, sha256(repeat('x', 100)::bytea), 100,"
                    + " repeat('x', 100)::bytea, at, 'DONE', at + interval '15 minutes', 1 from past",
            "insert into receipt_item (receipt_id, no, outcome, order_id) select id, 1, 'CREATED', id from past",
            "insert into orders (id, channel, reference, number, revision, state, seq, currency, total, mode, document, token,"
                    + " placed_at, created_at, changed_at)"
                    + " select id, 'shopify', 'past-' || n, '#past-' || n, 1, 'DELIVERED', 3, 'ARS', 4798100, 'SHIP',"
                    + " '{\"kind\":\"order\",\"lines\":[]}', 'past-' || n, at, at, at from past",
            "insert into order_line (order_id, line, reference, sku, title, quantity, unit_price) select id, l, l::text,"
                    + " 'SKU-' || 1 + (n * 7 + l) % 1000, 'Producto', 1, 1249000 from past, generate_series(1, 2) l",
            "insert into payment (id, order_id, no, provider, reference, trusted, currency, amount, authorised, captured, state)"
                    + " select id, id, 1, 'stripe', 'past-' || n, true, 'ARS', 4798100, 4798100, 4798100, 'CAPTURED' from past",
            "insert into fulfilment (id, order_id, no, location, mode, state) select id, id, 1, 'L' || 1 + n % 1000, 'SHIP',"
                    + " 'DELIVERED' from past",
            "insert into fulfilment_line (fulfilment_id, line, location, sku, quantity, reserved, picked) select id, l,"
                    + " 'L' || 1 + n % 1000, 'SKU-' || 1 + (n * 7 + l) % 1000, 1, 0, 1 from past, generate_series(1, 2) l",
            "insert into pick_task (fulfilment_id, location, seq, state, task) select id, 'L' || 1 + n % 1000, 1, 'PACKED', '{}'"
                    + " from past",
            "insert into event (order_id, seq, type, from_state, to_state, actor, at) select id, s, 'ORDER_EDITED',"
                    + " case when s = 1 then null else 'DELIVERED' end, 'DELIVERED', 'hub', at from past, generate_series(1, 3) s",
            "drop table past"
        };
    }
}
