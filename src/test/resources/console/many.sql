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

insert into location (id, name, type, country, zone, latitude, longitude, ships, pickup, exports)
values ('L1', 'Tienda 1', 'STORE', 'AR', 'America/Argentina/Cordoba', -31.42, -64.19, true, true, false);
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
insert into exception (id, receipt_id, item_no, partner, lane, code, problems, document, state, created_at)
values ('01900000-0000-7000-8000-00000000000a', null, 1, 'shopify', 'orders', 'SER-0412',
  '[{"code":"SER-0412","args":{},"pointer":"/total_price","line":1}]', '{"total_price":"1.00"}', 'OPEN', now());
insert into replay_run (id, kind, partner, code, asked_by, asked_at, until, at, total, taken, refused, finished_at)
select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'TRY', 'shopify', 'SER-0412', 'ana', now(),
  '01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000a', 12, 9, 3, now() from generate_series(1, 1000) n;
insert into receipt (id, partner, lane, transport, dedupe_key, sha256, size, body, state, deadline)
values ('01900000-0000-7000-8000-000000000001', 'shopify', 'orders', 'http', 'one', '', 2, '{}', 'DONE', now());
insert into receipt_item values ('01900000-0000-7000-8000-000000000001', 1, 'CREATED', '01900000-0000-7000-8000-000000001000', null);

insert into incoming_file
select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'till-csv', 'day' || n || '.csv', 'day' || n, 2, 2, 1, now() - n * interval '1 hour', now()
from generate_series(1, 10000) n;
insert into incoming_piece
select ('01900000-0000-7000-8000-' || lpad(to_hex(1 + n / 10), 12, '0'))::uuid, 1 + n % 10, r.id
from (select id, row_number() over () - 1 as n from receipt limit 100000) r;
insert into reconcile_run (id, partner, asked_by, asked_at, ended_at, listed, same)
select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'shopify', 'schedule', now() - n * interval '1 hour', now(), 100, 100
from generate_series(1, 10000) n;
insert into privacy_request (id, kind, channel, asked_by, asked_at, state, decided_by, finished_at, found, until, messages, exceptions)
select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'REDACT', 'shopify', 'shopify', now() - n * interval '1 hour',
  case when n % 100 = 1 then 'OPEN' else 'DONE' end, 'ana', null, true, null, 3, 1
from generate_series(1, 10000) n;
insert into privacy_order
select ('01900000-0000-7000-8000-' || lpad(to_hex(1 + n / 10), 12, '0'))::uuid, ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, now()
from generate_series(1, 90000) n;
insert into partner_version (partner, files, note, saved_by, saved_at)
select 'shopify', '{}', 'note ' || n, 'ana', now() - n * interval '1 day' from generate_series(1, 1000) n;

-- What each order was decided by, and what another rule set would have made of it.
insert into sourcing_decision
select id, 2, now() - interval '1 day', k.rules, k.sites, k.kept, k.answer from orders, (select * from sourcing_decision) k
on conflict do nothing;
insert into sourcing_rules (digest, name, version, text, added_by) values
  ('d1', 'cheapest', 2, E'name: cheapest\nversion: 2\nstrategy: cheapest\ncurrency: ARS\ncost: { kilometre: 3 }\n', 'ana');
insert into sourcing_role (role, digest, by_whom, since, covers) values ('CANDIDATE', 'd1', 'ana', now(), now() - interval '1 day');
insert into sourcing_trial (role_id, order_id, seq, at, live, tried, same)
select r.id, o.id, 2, now(), '{"cost":420000,"parcels":2,"late":1,"waits":false}'::jsonb,
  '{"cost":310000,"parcels":1,"late":0,"waits":false}'::jsonb, o.total % 10 > 0
from sourcing_role r, orders o where o.total <= 1200000;
insert into sourcing_comparison
select role_id, now(), '01900000-0000-7000-8000-000000000001', 200000, 20000, 84000000000, 400000, 200000, 0, 62000000000, 200000, 0, 0
from (select id as role_id from sourcing_role) r;
insert into alert (id, code, subject, order_id, closed_at)
select id, 'order-overdue', id::text, id, case when total % 50 = 0 then null else now() end from orders where total <= 1020000;
analyze;
