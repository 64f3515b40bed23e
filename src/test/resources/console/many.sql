-- A million orders and what hangs on them, made in the database. n-th ids end in n as twelve hexadecimal digits.
set synchronous_commit = off;

insert into orders (id, channel, reference, number, revision, state, seq, currency, total, mode, document, token, placed_at, created_at, changed_at)
select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'c' || n % 10, 'r' || n, '#' || n, 1,
  case when n % 10000 = 0 then 'ON_HOLD' when n % 20 = 0 then 'SHIPPED' when n % 50 = 1 then 'FULFILLING' else 'DELIVERED' end,
  3, 'ARS', 1000000 + n, 'SHIP',
  jsonb_build_object('customer', jsonb_build_object('name', 'Customer ' || n, 'email', 'c' || n % 200000 || '@example.com')),
  'token-' || n, now() - (1000000 - n) * interval '1 minute', now() - (1000000 - n) * interval '1 minute', now() - (1000000 - n) * interval '1 minute'
from generate_series(1, 1000000) n;
insert into order_contact select id, 'c' || row_number() over () % 200000 || '@example.com' from orders;
insert into order_line (order_id, line, reference, sku, title, quantity, unit_price)
select id, 1, '1', 'SKU-' || (total % 20000), 'article', 1, 1000 from orders;
insert into event (order_id, seq, type, from_state, to_state, actor)
select id, s, 'PARCEL_TRACKED', 'SHIPPED', 'SHIPPED', 'andes' from orders, generate_series(1, 3) s;

insert into fulfilment (id, order_id, no, location, mode, state)
select id, id, 1, 'L1', 'SHIP', 'DELIVERED' from orders where total <= 1300000;
insert into parcel (id, fulfilment_id, order_id, sscc, carrier, grams, lines, state)
select id, id, id, lpad(total::text, 18, '0'), 'andes', 500, '[]', 'DELIVERED' from orders where total <= 1300000;
insert into manifest (id, carrier, no, state, closed_at)
select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'andes', n, 'CLOSED', now() from generate_series(1, 1000) n;
insert into manifest_line (parcel_id, manifest_id)
select p.id, ('01900000-0000-7000-8000-' || lpad(to_hex(1 + (row_number() over ()) % 1000), 12, '0'))::uuid from parcel p;

insert into product (sku, gtin, title, grams)
select 'SKU-' || n, lpad(n::text, 13, '0'), 'article ' || n || ' in ' || case n % 3 when 0 then 'blue' when 1 then 'red' else 'green' end, 100
from generate_series(0, 19999) n;
insert into stock (location, sku, on_hand) select 'L' || l, sku, 10 from product, generate_series(1, 12) l;
insert into stock_move (location, sku, quantity, cause, order_id)
select 'L1', 'SKU-' || (total % 5), 1, 'DELTA', id from orders where total <= 1500000;

insert into receipt (id, partner, lane, transport, dedupe_key, sha256, size, body, state, deadline)
select (lpad(to_hex((extract(epoch from now()) * 1000)::bigint - n), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid,
  case when n % 1000 = 0 then 'shopify' else 'poslog' end, 'orders', 'http', n::text, '', 2, '{}', 'DONE', now()
from generate_series(1, 500000) n;
insert into receipt_item (receipt_id, no, outcome) select id, 1, 'CREATED' from receipt;
insert into attempt (id, door, kind, subject, state, deadline, answer)
select gen_random_uuid(), 'channel:shopify', 'FULFILMENT', n::text, case when n % 20 = 0 then 'WAITING' else 'DONE' end, now(), '{"status":503}'
from generate_series(1, 400000) n;
insert into exception (id, partner, lane, code, problems, state, created_at)
select gen_random_uuid(), 'shopify', 'orders', 'SER-0412', '[]', case when n % 10 = 0 then 'OPEN' else 'REPLAYED' end, now()
from generate_series(1, 20000) n;
insert into alert (id, code, subject, order_id, closed_at)
select id, 'order-overdue', id::text, id, case when total % 50 = 0 then null else now() end from orders where total <= 1020000;
analyze;
