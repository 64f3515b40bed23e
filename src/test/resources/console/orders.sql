-- Orders of a fashion retailer in Argentina, one in each state, as the write side would have left them.
insert into location (id, name, type, country, zone, address, latitude, longitude, ships, pickup, exports) values
  ('CD-BUE', 'Centro de distribución Buenos Aires', 'WAREHOUSE', 'AR', 'America/Argentina/Buenos_Aires', '{"country":"AR"}', -34.66, -58.53, true, false, true),
  ('TDA-COR', 'Tienda Córdoba Nueva', 'STORE', 'AR', 'America/Argentina/Cordoba', '{"street":["Obispo Trejo 450"],"city":"Córdoba","country":"AR"}', -31.42, -64.19, true, true, false),
  ('TDA-ROS', 'Tienda Rosario Peatonal', 'STORE', 'AR', 'America/Argentina/Cordoba', '{"street":["Córdoba 1200"],"city":"Rosario","country":"AR"}', -32.95, -60.64, true, true, false);
insert into product (sku, gtin, title, colour, size, grams) values
  ('REM-LINO-AZ-M', '7790001000013', 'Remera de lino azul M', 'azul', 'M', 220),
  ('PAN-GAB-NE-42', '7790001000020', 'Pantalón de gabardina negro 42', 'negro', '42', 480);
insert into stock (location, sku, on_hand, reserved, safety) values
  ('CD-BUE', 'REM-LINO-AZ-M', 40, 3, 2), ('TDA-COR', 'REM-LINO-AZ-M', 4, 4, 1), ('CD-BUE', 'PAN-GAB-NE-42', 12, 1, 0);
insert into lot (sku, lot, expires) values ('REM-LINO-AZ-M', 'L-2', '2031-06-30'), ('REM-LINO-AZ-M', 'L-1', '2031-05-31');
insert into stock_lot (location, sku, lot, serial, on_hand, quarantine) values
  ('CD-BUE', 'REM-LINO-AZ-M', '', false, 10, 0), ('CD-BUE', 'REM-LINO-AZ-M', 'L-2', false, 24, 0), ('CD-BUE', 'REM-LINO-AZ-M', 'L-1', false, 6, 2),
  ('TDA-COR', 'REM-LINO-AZ-M', 'L-2', false, 4, 0);

insert into orders (id, channel, reference, number, revision, state, seq, currency, total, mode, location, document, decision, token, placed_at, created_at, changed_at, deadline) values
  ('01900000-0000-7000-8000-000000000001', 'shopify', '820982911946154508', '#1042', 3, 'SHIPPED', 9, 'ARS', 8740050, 'SHIP', null,
   '{"kind":"order","customer":{"name":"Ana María Quiroga","email":"ana@example.com","phone":"+54 351 555 0100","locale":"es-AR"},"shipTo":{"name":"Ana María Quiroga","street":["Bv. San Juan 710, 3.º B"],"city":"Córdoba","province":"Córdoba","postcode":"X5000","country":"AR"},"billTo":{"company":"Quiroga SRL","street":["Colón 12"],"city":"Córdoba","country":"AR"},"taxIncluded":true,"tax":15168.69,"shipping":1200,"requested":{"deliverBy":"2026-03-06T21:00:00Z"},"note":"Es un regalo <3"}',
   '{"rule":"nearest","version":1,"mode":"SHIPPED","destination":{"latitude":-31.42,"longitude":-64.18,"precision":"POSTCODE"},"looked":3,"exact":true,"chosen":[{"location":"TDA-COR","name":"Tienda Córdoba Nueva","km":2.3405,"allocations":[{"line":1,"sku":"REM-LINO-AZ-M","quantity":2}]},{"location":"CD-BUE","name":"Centro de distribución Buenos Aires","km":645.2,"allocations":[{"line":2,"sku":"PAN-GAB-NE-42","quantity":1}]}],"others":[{"location":"TDA-ROS","name":"Tienda Rosario Peatonal","km":372.8,"why":{"code":"LACKS_STOCK","missing":[{"sku":"PAN-GAB-NE-42","quantity":1}]}}],"waiting":[]}',
   'tok-ana', '2026-03-02T14:05:00Z', '2026-03-02T14:05:06.140Z', '2026-03-02T21:30:00Z', '2026-03-17T21:30:00Z'),
  ('01900000-0000-7000-8000-000000000002', 'pos', 'T-7-20260302-0012', null, 1, 'COMPLETED', 2, 'ARS', 3790000, 'HANDOVER', 'TDA-ROS', '{}', null, 'tok-2', '2026-03-02T15:00:00Z', '2026-03-02T15:00:01Z', '2026-03-02T15:00:01Z', null),
  ('01900000-0000-7000-8000-000000000003', 'marketplace', 'MLA-200000543', null, 1, 'AWAITING_STOCK', 3, 'ARS', 12450000, 'SHIP', null, '{"shipTo":{"name":"Bruno","city":"Rosario","country":"AR"}}',
   '{"rule":"nearest","version":1,"mode":"SHIPPED","looked":3,"exact":true,"chosen":[],"others":[{"location":"TDA-ROS","name":"Tienda Rosario Peatonal","km":1.2,"why":{"code":"LACKS_STOCK","missing":[{"sku":"REM-LINO-AZ-M","quantity":3}]}}],"waiting":[1]}',
   'tok-3', '2026-03-02T16:00:00Z', '2026-03-02T16:00:01Z', '2026-03-02T16:00:01Z', '2026-03-16T16:00:01Z'),
  ('01900000-0000-7000-8000-000000000004', 'woocommerce', '991', '991', 1, 'READY_FOR_PICKUP', 6, 'ARS', 4490000, 'PICKUP', 'TDA-COR', '{"customer":{"name":"  Carla   Gómez"},"shipTo":null}',
   '{"rule":"nearest","version":1,"mode":"COLLECTED","looked":1,"exact":true,"chosen":[{"location":"TDA-COR","name":"Tienda Córdoba Nueva","km":0.0,"allocations":[{"line":1,"sku":"REM-LINO-AZ-M","quantity":1}]}],"others":[],"waiting":[]}',
   'tok-4', '2026-03-02T17:00:00Z', '2026-03-02T17:00:01Z', '2026-03-02T19:00:01Z', '2026-03-09T19:00:01Z'),
  ('01900000-0000-7000-8000-000000000005', 'shopify', '820982911946154509', '#1043', 1, 'AWAITING_PAYMENT', 1, 'ARS', 990000, 'SHIP', null, '{}', null, 'tok-5', '2026-03-02T18:00:00Z', '2026-03-02T18:00:01Z', '2026-03-02T18:00:01Z', '2026-03-05T18:00:01Z'),
  ('01900000-0000-7000-8000-000000000006', 'b2b-edi', 'PO-77-4411', 'PO-77-4411', 1, 'FULFILLING', 4, 'USD', 1250000, 'SHIP', null, '{}', null, 'tok-6', '2026-03-02T19:00:00Z', '2026-03-02T19:00:01Z', '2026-03-02T19:10:01Z', '2026-03-04T19:10:01Z'),
  ('01900000-0000-7000-8000-000000000007', 'shopify', '820982911946154510', '#1044', 1, 'ON_HOLD', 2, 'ARS', 45990000, 'SHIP', null, '{}', null, 'tok-7', '2026-03-02T20:00:00Z', '2026-03-02T20:00:01Z', '2026-03-02T20:00:01Z', '2026-03-04T20:00:01Z'),
  ('01900000-0000-7000-8000-000000000008', 'shopify', '820982911946154511', '#1045', 1, 'DELIVERED', 12, 'ARS', 2590000, 'SHIP', null, '{}', null, 'tok-8', '2026-02-20T20:00:00Z', '2026-02-20T20:00:01Z', '2026-02-24T13:00:01Z', null),
  ('01900000-0000-7000-8000-000000000009', 'shopify', '820982911946154512', '#1046', 2, 'CANCELLED', 3, 'JPY', 12000, 'SHIP', null, '{"kind":"order"}', null, 'tok-9', '2026-03-02T20:10:00Z', '2026-03-02T20:10:01Z', '2026-03-02T20:40:01Z', null);

insert into sourcing_dead_end (order_id, location, sku, reason, at, move) values
  ('01900000-0000-7000-8000-000000000003', 'TDA-ROS', 'REM-LINO-AZ-M', 'refused', '2026-03-02T16:00:01Z', 0);

insert into hold (id, order_id, kind, note, placed_by, placed_at) values
  ('01900000-0000-7000-8000-0000000000d1', '01900000-0000-7000-8000-000000000007', 'ADDRESS', '', 'hub', '2026-03-02T20:00:01Z');

insert into hold (id, order_id, kind, note, placed_by, placed_at, asked) values
  ('01900000-0000-7000-8000-0000000000d2', '01900000-0000-7000-8000-000000000009', 'CHANGE', '', 'shopify', '2026-03-02T20:30:01Z',
   '{"what":"EDIT","revision":3,"receipt":"01900000-0000-7000-8000-0000000000e1","sign":"x","left":"","wasReady":false,"differences":[{"what":"lines","before":"2 × REM-LINO-AZ-M","after":"1 × REM-LINO-AZ-M"},{"what":"total","before":"12000 JPY","after":"6000 JPY"}]}');

insert into order_line (order_id, line, reference, sku, title, quantity, cancelled, unit_price, discount, tax) values
  ('01900000-0000-7000-8000-000000000001', 1, '4661', 'REM-LINO-AZ-M', 'Remera de lino azul M', 2, 0, 2190000, 219000, 0),
  ('01900000-0000-7000-8000-000000000001', 2, '4662', 'PAN-GAB-NE-42', 'Pantalón de gabardina negro 42', 1, 0, 4579050, 0, 0);

insert into fulfilment (id, order_id, no, location, mode, state, seq, changed_at) values
  ('01900000-0000-7000-8000-0000000000f1', '01900000-0000-7000-8000-000000000001', 1, 'TDA-COR', 'SHIP', 'SHIPPED', 2, '2026-03-02T21:30:00Z'),
  ('01900000-0000-7000-8000-0000000000f2', '01900000-0000-7000-8000-000000000001', 2, 'CD-BUE', 'SHIP', 'SHIPPED', 2, '2026-03-02T21:00:00Z');
insert into fulfilment_line (fulfilment_id, line, location, sku, quantity, reserved, picked) values
  ('01900000-0000-7000-8000-0000000000f1', 1, 'TDA-COR', 'REM-LINO-AZ-M', 2, 0, 2),
  ('01900000-0000-7000-8000-0000000000f2', 2, 'CD-BUE', 'PAN-GAB-NE-42', 1, 0, 1);
insert into parcel (id, fulfilment_id, order_id, sscc, carrier, grams, lines, state, tracked_at) values
  ('01900000-0000-7000-8000-0000000000c1', '01900000-0000-7000-8000-0000000000f1', '01900000-0000-7000-8000-000000000001', '377900010000000017', 'andes', 460, '[{"line":1,"sku":"REM-LINO-AZ-M","quantity":2}]', 'IN_TRANSIT', '2026-03-03T09:12:00Z'),
  ('01900000-0000-7000-8000-0000000000c2', '01900000-0000-7000-8000-0000000000f2', '01900000-0000-7000-8000-000000000001', '377900010000000024', 'pampa', 0, '[{"line":2,"sku":"PAN-GAB-NE-42","quantity":1}]', 'SHIPPED', null);
insert into tracking_event (parcel_id, status, at, code, place, signed_by) values
  ('01900000-0000-7000-8000-0000000000c1', 'PICKED_UP', '2026-03-02T22:05:00Z', 'AF', 'Córdoba', null),
  ('01900000-0000-7000-8000-0000000000c1', 'IN_TRANSIT', '2026-03-03T09:12:00Z', '', 'Planta Córdoba Sur', null);
insert into payment (id, order_id, no, provider, reference, method, trusted, currency, amount, authorised, captured, refunded, state, expires_at) values
  ('01900000-0000-7000-8000-0000000000d1', '01900000-0000-7000-8000-000000000001', 1, 'stripe', 'pi_3Nq', 'card', false, 'ARS', 8740050, 8740050, 4161000, 0, 'CAPTURED', '2026-03-09T14:05:00Z');

insert into receipt (id, partner, lane, transport, dedupe_key, sha256, size, media_type, body, received_at, state, deadline, items) values
  ('01900000-0000-7000-8000-0000000000e1', 'shopify', 'orders', 'http', 'k1', '\x2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae', 5321, 'application/json', '{"id": 820982911946154508, "note": "<b>"}', '2026-03-02T14:05:06.100Z', 'DONE', '2026-03-02T15:05:06Z', 2),
  ('01900000-0000-7000-8000-0000000000e2', 'shopify', 'orders', 'http', 'k2', '\x00', 2, null, '{}', '2026-03-02T14:06:06Z', 'WAITING', '2026-03-02T15:05:06Z', null);
insert into receipt_item (receipt_id, no, outcome, order_id, reason) values
  ('01900000-0000-7000-8000-0000000000e1', 1, 'CREATED', '01900000-0000-7000-8000-000000000001', null),
  ('01900000-0000-7000-8000-0000000000e1', 2, 'PARKED', null, null);
insert into exception (id, receipt_id, item_no, partner, lane, code, problems, document, state, created_at) values
  ('01900000-0000-7000-8000-0000000000b1', '01900000-0000-7000-8000-0000000000e1', 2, 'shopify', 'orders', 'SER-0412', '[{"code":"SER-0412","args":{"sum":"37900.00","total":"37901.00"},"pointer":"/total_price","line":14,"column":18}]', E'{\n  "id": 820982911946154513,\n  "note": "<script>alert(1)</script>",\n  "total_price": "37901.00"\n}', 'OPEN', '2026-03-02T14:05:06.200Z'),
  ('01900000-0000-7000-8000-0000000000b2', null, null, 'andes', 'tracking', 'SER-0999', '[]', null, 'DISMISSED', '2026-03-01T10:00:00Z');

insert into event (order_id, seq, type, from_state, to_state, actor, data, receipt_id, at) values
  ('01900000-0000-7000-8000-000000000001', 1, 'ORDER_ACCEPTED', null, 'RECEIVED', 'shopify', '{}', '01900000-0000-7000-8000-0000000000e1', '2026-03-02T14:05:06.140Z'),
  ('01900000-0000-7000-8000-000000000001', 2, 'PAYMENT_AUTHORISED', 'RECEIVED', 'RECEIVED', 'stripe', '{"provider":"stripe","amount":"87400.50"}', null, '2026-03-02T14:05:06.150Z'),
  ('01900000-0000-7000-8000-000000000001', 3, 'ORDER_ALLOCATED', 'RECEIVED', 'ALLOCATED', 'serai', '{"locations":["TDA-COR","CD-BUE"]}', null, '2026-03-02T14:05:06.160Z'),
  ('01900000-0000-7000-8000-000000000001', 4, 'FULFILMENT_RELEASED', 'ALLOCATED', 'FULFILLING', 'serai', '{"location":"TDA-COR"}', null, '2026-03-02T14:05:06.170Z'),
  ('01900000-0000-7000-8000-000000000001', 5, 'PICK_STARTED', 'FULFILLING', 'FULFILLING', 'warehouse', '{"location":"TDA-COR"}', null, '2026-03-02T18:12:00Z'),
  ('01900000-0000-7000-8000-000000000001', 6, 'PARCEL_PACKED', 'FULFILLING', 'FULFILLING', 'warehouse', '{"fulfilment":"01900000-0000-7000-8000-0000000000f1","carrier":"andes","sscc":"377900010000000017"}', null, '2026-03-02T19:40:00Z'),
  ('01900000-0000-7000-8000-000000000001', 7, 'ORDER_SHIPPED', 'FULFILLING', 'SHIPPED', 'serai', '{}', null, '2026-03-02T21:30:00Z'),
  ('01900000-0000-7000-8000-000000000001', 8, 'CUSTOMER_TOLD', 'SHIPPED', 'SHIPPED', 'serai', '{"milestone":"SHIPPED"}', null, '2026-03-02T21:30:04Z'),
  ('01900000-0000-7000-8000-000000000001', 9, 'SOMETHING_NEW', 'SHIPPED', 'SHIPPED', 'serai', '{"nested":{"a":1}}', null, '2026-03-03T09:12:30Z');

insert into attempt (id, door, kind, subject, order_id, state, tries, next_at, deadline, answer, created_at, changed_at) values
  ('01900000-0000-7000-8000-000000000a01', 'payments:stripe', 'CAPTURE', 'c1', '01900000-0000-7000-8000-000000000001', 'UNKNOWN', 7, '2026-03-03T21:40:00Z', '2026-03-03T21:30:00Z', '{"status":502}', '2026-03-02T21:30:00Z', '2026-03-03T21:30:00Z');
insert into alert (id, code, subject, order_id, raised_at, closed_at) values
  ('01900000-0000-7000-8000-00000000aa01', 'order-overdue', '01900000-0000-7000-8000-000000000005', '01900000-0000-7000-8000-000000000005', '2026-03-01T18:01:00Z', '2026-03-01T19:00:00Z'),
  ('01900000-0000-7000-8000-00000000aa02', 'call-overdue', '01900000-0000-7000-8000-000000000a01', '01900000-0000-7000-8000-000000000001', '2026-03-03T21:31:00Z', null),
  ('01900000-0000-7000-8000-00000000aa03', 'receipt-overdue', '01900000-0000-7000-8000-0000000000e2', null, '2026-03-03T22:00:00Z', null),
  ('01900000-0000-7000-8000-00000000aa04', 'order-overdue', '01900000-0000-7000-8000-000000000006', '01900000-0000-7000-8000-000000000006', '2026-03-04T19:11:00Z', null),
  ('01900000-0000-7000-8000-00000000aa05', 'something-new', 'disk', null, '2026-03-04T20:00:00Z', null);

insert into fulfilment (id, order_id, no, location, mode, state, seq, changed_at) values
  ('01900000-0000-7000-8000-0000000000f6', '01900000-0000-7000-8000-000000000006', 1, 'CD-BUE', 'SHIP', 'PICKING', 2, '2026-03-02T19:10:01Z');
insert into fulfilment_line (fulfilment_id, line, location, sku, quantity, reserved, picked) values
  ('01900000-0000-7000-8000-0000000000f6', 1, 'CD-BUE', 'REM-LINO-AZ-M', 3, 3, 0);
insert into stock_move (location, sku, quantity, source, target, cause, order_id, reference, exception_id, at) values
  ('CD-BUE', 'REM-LINO-AZ-M', 44, 'OUTSIDE', 'SELLABLE', 'COUNT', null, 'INV-2026-03', null, '2026-03-01T08:00:00Z'),
  ('CD-BUE', 'REM-LINO-AZ-M', 3, 'RESERVED', 'OUTSIDE', 'SHIPMENT', '01900000-0000-7000-8000-000000000001', null, null, '2026-03-02T21:00:00Z'),
  ('CD-BUE', 'REM-LINO-AZ-M', 1, 'SELLABLE', 'OUTSIDE', 'DISCREPANCY', null, null, '01900000-0000-7000-8000-0000000000b2', '2026-03-03T10:00:00Z'),
  ('TDA-COR', 'REM-LINO-AZ-M', 4, 'OUTSIDE', 'SELLABLE', 'DELTA', null, 'feed-7', null, '2026-03-01T08:00:00Z');

insert into receipt (id, partner, lane, transport, dedupe_key, sha256, size, media_type, body, received_at, state, deadline, items) values
  ('01800000-0000-7000-8000-0000000000e3', 'old-shop', 'orders', 'http', 'k3', '\x00', 2, null, '{}', '2022-01-01T00:00:00Z', 'DONE', '2022-01-01T01:00:00Z', 1);
insert into receipt_item (receipt_id, no, outcome) values ('01800000-0000-7000-8000-0000000000e3', 1, 'CREATED');
insert into attempt (id, door, kind, subject, state, tries, next_at, deadline, answer, created_at, changed_at) values
  ('01900000-0000-7000-8000-000000000a02', 'mail', 'SHIPPED', 'm1', 'WAITING', 3, '2026-03-03T21:40:00Z', '2026-03-04T21:30:00Z', '{"fault":"connection refused"}', '2026-03-02T21:30:00Z', '2026-03-02T21:33:00Z');

insert into manifest (id, carrier, no, state, opened_at, closed_at, group_no, answered, answered_at) values
  ('01900000-0000-7000-8000-00000000ee01', 'andes', 17, 'CLOSED', '2026-03-02T19:40:00Z', '2026-03-02T21:30:00Z', 12, 'ACCEPTED', '2026-03-02T21:45:00Z'),
  ('01900000-0000-7000-8000-00000000ee02', 'pampa', 4, 'CLOSED', '2026-03-02T19:45:00Z', '2026-03-02T21:00:00Z', 5, null, null),
  ('01900000-0000-7000-8000-00000000ee03', 'andes', 18, 'OPEN', '2026-03-02T21:50:00Z', null, null, null, null);
insert into manifest_line (parcel_id, manifest_id) values
  ('01900000-0000-7000-8000-0000000000c1', '01900000-0000-7000-8000-00000000ee01'),
  ('01900000-0000-7000-8000-0000000000c2', '01900000-0000-7000-8000-00000000ee02');
insert into attempt (id, door, kind, subject, state, tries, deadline, answer, created_at, changed_at) values
  ('01900000-0000-7000-8000-000000000a03', 'sftp:andes', 'MANIFEST_CSV', '01900000-0000-7000-8000-00000000ee01', 'DONE', 1, '2026-03-03T21:30:00Z', '{}', '2026-03-02T21:30:00Z', '2026-03-02T21:30:05Z'),
  ('01900000-0000-7000-8000-000000000a04', 'sftp:andes', 'X12_856', '01900000-0000-7000-8000-00000000ee01', 'DONE', 1, '2026-03-03T21:30:00Z', '{}', '2026-03-02T21:30:00Z', '2026-03-02T21:30:06Z'),
  ('01900000-0000-7000-8000-000000000a05', 'sftp:pampa', 'MANIFEST_CSV', '01900000-0000-7000-8000-00000000ee02', 'DONE', 1, '2026-03-03T21:30:00Z', '{}', '2026-03-02T21:00:00Z', '2026-03-02T21:00:05Z'),
  ('01900000-0000-7000-8000-000000000a06', 'sftp:pampa', 'X12_856', '01900000-0000-7000-8000-00000000ee02', 'WAITING', 4, '2026-03-03T21:30:00Z', '{"fault":"the host key is not the one that was agreed"}', '2026-03-02T21:00:00Z', '2026-03-02T21:20:00Z');

insert into order_contact (order_id, value) values
  ('01900000-0000-7000-8000-000000000001', 'ana@example.com'),
  ('01900000-0000-7000-8000-000000000001', '5550100'),
  ('01900000-0000-7000-8000-000000000005', 'bruno@example.com'),
  ('01900000-0000-7000-8000-000000000007', 'bruno@example.com'),
  ('01900000-0000-7000-8000-000000000007', '5550199');

-- A rule set that is tried beside the one that counts, and what it would have chosen for two orders.
insert into sourcing_rules (digest, name, version, text, added_by) values
  ('d1', 'cheapest', 2, E'name: cheapest\nversion: 2\nstrategy: cheapest\ncurrency: ARS\ncost: { kilometre: 3 }\n', 'ana');
insert into sourcing_role (role, digest, by_whom, since, covers) values ('CANDIDATE', 'd1', 'ana', now(), now() - interval '1 day');
insert into sourcing_trial (role_id, order_id, seq, at, live, tried, same)
select r.id, t.order_id, 2, now(), t.live, t.tried, false
from sourcing_role r, (values
  ('01900000-0000-7000-8000-000000000001'::uuid, '{"cost":420000,"parcels":2,"late":1,"waits":false}'::jsonb,
    '{"cost":310000,"parcels":1,"late":0,"waits":false}'::jsonb),
  ('01900000-0000-7000-8000-000000000007', '{"cost":0,"parcels":0,"late":0,"waits":true}',
    '{"cost":90000,"parcels":1,"late":0,"waits":false}')) as t(order_id, live, tried);

insert into sourcing_comparison
select id, now(), '01900000-0000-7000-8000-000000000007', 2, 2, 420000, 2, 1, 1, 310000, 1, 0, 0, 1, 2, 0 from sourcing_role;

insert into reconcile_run (id, partner, asked_by, asked_at, since, started_at, beat_at, ended_at, why, listed, same, handed_in, found) values
  ('01900000-0000-7000-8000-00000000c001', 'tiendanube', 'schedule', '2026-03-02T06:00:00Z', '2026-02-28T06:00:00Z', '2026-03-02T06:00:00Z', '2026-03-02T06:00:09Z', '2026-03-02T06:00:09Z', null, 118, 114, 2, '{"MISSING": 1, "BEHIND": 1, "DIFFERENT": 1, "PARKED": 1}'),
  ('01900000-0000-7000-8000-00000000c002', 'tiendanube', 'ana', '2026-03-02T08:00:00Z', '2026-02-28T08:00:00Z', '2026-03-02T08:00:00Z', '2026-03-02T08:00:09Z', '2026-03-02T08:00:09Z', 'it answered 503', 50, 50, 0, '{}'),
  ('01900000-0000-7000-8000-00000000c003', 'tiendanube', 'ana', '2026-03-02T08:10:00Z', null, null, null, null, null, 0, 0, 0, '{}');
insert into reconcile_finding values
  ('01900000-0000-7000-8000-00000000c001', 1, 'MISSING', '4711', 'revision 1772438400000, 57500.00 ARS', null, true),
  ('01900000-0000-7000-8000-00000000c001', 2, 'BEHIND', '4712', 'revision 1772438460000, CANCELLED', 'revision 1772438400000, 9900.00 ARS, ALLOCATED', true),
  ('01900000-0000-7000-8000-00000000c001', 3, 'DIFFERENT', '4713', 'revision 1772438400000, 100.00 ARS', 'revision 1772438400000, 90.00 ARS, SHIPPED', false),
  ('01900000-0000-7000-8000-00000000c001', 4, 'PARKED', '4714', null, null, false);
insert into privacy_request (id, kind, channel, asked_by, asked_at, state, decided_by, finished_at, found, until, messages, exceptions) values
  ('01900000-0000-7000-8000-00000000bb01', 'REDACT', null, 'person:ana', '2026-03-05T10:00:00Z', 'OPEN', null, null, true, null, 3, 1),
  ('01900000-0000-7000-8000-00000000bb02', 'SHOP', 'shopify', 'shopify', '2026-03-05T11:00:00Z', 'ASKED', null, null, false, null, 0, 0),
  ('01900000-0000-7000-8000-00000000bb03', 'REPORT', 'shopify', 'shopify', '2026-03-05T12:00:00Z', 'ASKED', null, null, false, null, 0, 0),
  ('01900000-0000-7000-8000-00000000bb04', 'REPORT', 'shopify', 'shopify', '2026-03-01T12:00:00Z', 'DONE', 'ana', '2026-03-02T09:00:00Z', false, null, 0, 0);
insert into privacy_order values
  ('01900000-0000-7000-8000-00000000bb01', '01900000-0000-7000-8000-000000000009', '2026-03-05T10:00:01Z'),
  ('01900000-0000-7000-8000-00000000bb01', '01900000-0000-7000-8000-000000000001', null);
update orders set redacted_at = '2026-03-05T10:00:01Z' where id = '01900000-0000-7000-8000-000000000009';
insert into receipt (id, partner, lane, transport, dedupe_key, sha256, size, body, received_at, state, deadline, items, purged_at, purged_by) values
  ('01900000-0000-7000-8000-0000000000e3', 'shopify', 'orders', 'http', 'k3', '', 812, '', '2026-03-02T14:06:06Z', 'DONE', '2026-03-02T15:05:06Z', 1, '2026-03-05T10:00:01Z', 'REDACTION');
insert into receipt_item values ('01900000-0000-7000-8000-0000000000e3', 1, 'CREATED', '01900000-0000-7000-8000-000000000009', null),
  ('01900000-0000-7000-8000-0000000000e3', 2, 'IGNORED', '01900000-0000-7000-8000-000000000001', 'older-revision');

insert into incoming_file values
  ('01900000-0000-7000-8000-00000000f001', 'catalog', 'stock.csv', 'stock.csv@1', 4000, 3000, 2, '2026-03-02T10:00:00Z', null);
insert into incoming_piece values ('01900000-0000-7000-8000-00000000f001', 1, '01900000-0000-7000-8000-0000000000e2');

insert into partner_version (partner, files, note, saved_by, saved_at) values
  ('woocommerce', '{}', 'tax inside', 'ana', '2026-03-01T10:00:00Z'),
  ('woocommerce', '{}', '', 'ana', '2026-03-02T10:00:00Z');
update partner_version set restores = 0 where saved_at = '2026-03-02T10:00:00Z';
insert into replay_run (id, kind, partner, code, asked_by, asked_at, until, at, total, taken, refused, finished_at) values
  ('01900000-0000-7000-8000-00000000cc01', 'TRY', 'shopify', 'SER-0412', 'ana', '2026-03-05T10:00:00Z', '01900000-0000-7000-8000-0000000000b1', '01900000-0000-7000-8000-0000000000b1', 12, 9, 3, '2026-03-05T10:00:09Z'),
  ('01900000-0000-7000-8000-00000000cc02', 'REPLAY', 'shopify', 'SER-0412', 'ana', '2026-03-05T10:01:00Z', '01900000-0000-7000-8000-0000000000b1', '01900000-0000-7000-8000-000000000001', 40, 7, 1, null);

-- What customers gave back, in each state that a page shows, and what a store has to do.
insert into customer_return (id, channel, reference, order_id, origin, way, location, state, currency, refunded, label, exchange_order, at, changed_at) values
  ('01900000-0000-7000-8000-00000000c001', 'shopify', '#1042-R1', '01900000-0000-7000-8000-000000000001', 'CUSTOMER', 'LABEL', 'CD-BUE', 'SETTLED', 'ARS', 0, '377900010000000031', '01900000-0000-7000-8000-000000000007', '2026-03-04T10:00:00Z', '2026-03-06T10:00:00Z'),
  ('01900000-0000-7000-8000-00000000c002', 'shopify', '#1045-R1', '01900000-0000-7000-8000-000000000008', 'CUSTOMER', 'LABEL', 'CD-BUE', 'REQUESTED', 'ARS', 0, null, null, '2026-03-04T10:00:00Z', '2026-03-04T10:00:00Z'),
  ('01900000-0000-7000-8000-00000000c003', 'shopify', '#1045-R2', '01900000-0000-7000-8000-000000000008', 'STORE', 'STORE', 'TDA-COR', 'EXPECTED', 'ARS', 0, null, null, '2026-03-04T11:00:00Z', '2026-03-04T11:00:00Z'),
  ('01900000-0000-7000-8000-00000000c004', 'shopify', '#1045-R3', '01900000-0000-7000-8000-000000000008', 'PERSON', 'STORE', 'TDA-COR', 'RECEIVED', 'ARS', 0, null, null, '2026-03-04T12:00:00Z', '2026-03-04T12:00:00Z');
insert into return_line (return_id, no, line, sku, quantity, reason, exchange, sellable, damaged, quarantine, worth, outcome) values
  ('01900000-0000-7000-8000-00000000c001', 1, 1, 'REM-LINO-AZ-M', 1, 'TOO_SMALL', 'PAN-GAB-NE-42', 1, 0, 0, 2080500, 'EXCHANGED'),
  ('01900000-0000-7000-8000-00000000c002', 1, 1, 'REM-LINO-AZ-M', 1, 'CHANGED_MIND', null, 0, 0, 0, 0, null),
  ('01900000-0000-7000-8000-00000000c003', 1, 1, 'REM-LINO-AZ-M', 1, 'FAULTY', null, 0, 0, 0, 0, null),
  ('01900000-0000-7000-8000-00000000c004', 1, 1, 'REM-LINO-AZ-M', 2, 'WRONG_ARTICLE', null, 1, 1, 0, 0, null);
insert into fulfilment (id, order_id, no, location, mode, state, seq, changed_at) values
  ('01900000-0000-7000-8000-0000000000a4', '01900000-0000-7000-8000-000000000004', 1, 'TDA-COR', 'PICKUP', 'READY', 2, '2026-03-02T19:00:01Z'),
  ('01900000-0000-7000-8000-0000000000a5', '01900000-0000-7000-8000-000000000005', 1, 'TDA-COR', 'PICKUP', 'RELEASED', 2, '2026-03-02T19:20:01Z'),
  ('01900000-0000-7000-8000-0000000000a6', '01900000-0000-7000-8000-000000000006', 2, 'TDA-COR', 'SHIP', 'PICKING', 2, '2026-03-02T19:10:01Z');
insert into fulfilment_line (fulfilment_id, line, location, sku, quantity, reserved, picked) values
  ('01900000-0000-7000-8000-0000000000a4', 1, 'TDA-COR', 'PAN-GAB-NE-42', 1, 0, 1),
  ('01900000-0000-7000-8000-0000000000a5', 1, 'TDA-COR', 'PAN-GAB-NE-42', 2, 0, 0),
  ('01900000-0000-7000-8000-0000000000a6', 1, 'TDA-COR', 'PAN-GAB-NE-42', 1, 0, 0),
  ('01900000-0000-7000-8000-0000000000a6', 2, 'TDA-COR', 'REM-LINO-AZ-M', 3, 0, 0);
update product set tracking = case sku when 'REM-LINO-AZ-M' then 'LOT_EXPIRY' else 'SERIAL' end;
insert into lot_claim (order_id, location, sku, lot, pieces, picked) values
  ('01900000-0000-7000-8000-000000000006', 'TDA-COR', 'REM-LINO-AZ-M', 'L-1', 1, false),
  ('01900000-0000-7000-8000-000000000006', 'TDA-COR', 'REM-LINO-AZ-M', 'L-2', 2, false);

insert into orders (id, channel, reference, number, revision, state, seq, currency, total, mode, location, document, decision, token, placed_at, created_at, changed_at, deadline) values
  ('01800000-0000-7000-8000-000000000010', 'shopify', '820982911946154513', '#1047', 1, 'AWAITING_STOCK', 1, 'ARS', 990000, 'PICKUP', 'TDA-COR', '{}', null, 'tok-10', '2026-02-01T18:00:00Z', '2026-02-01T18:00:01Z', '2026-02-01T18:00:01Z', '2026-02-15T18:00:01Z'),
  ('01800000-0000-7000-8000-000000000011', 'shopify', '820982911946154514', '#1048', 1, 'AWAITING_STOCK', 1, 'ARS', 990000, 'PICKUP', 'TDA-COR', '{}', null, 'tok-11', '2026-02-01T18:00:00Z', '2026-02-01T18:00:01Z', '2026-02-01T18:00:01Z', '2026-02-15T18:00:01Z');
insert into order_line (order_id, line, reference, sku, title, quantity, cancelled, unit_price, discount, tax) values
  ('01800000-0000-7000-8000-000000000010', 1, '1', 'PAN-GAB-NE-42', 'Pantalón de gabardina negro 42', 2, 0, 495000, 0, 0),
  ('01800000-0000-7000-8000-000000000011', 1, '1', 'PAN-GAB-NE-42', 'Pantalón de gabardina negro 42', 2, 0, 495000, 0, 0);
insert into brought (id, order_id, line, sku, quantity, source, target, at) values
  ('01900000-0000-7000-8000-00000000d001', '01800000-0000-7000-8000-000000000011', 1, 'PAN-GAB-NE-42', 2, 'CD-BUE', 'TDA-COR', '2026-03-04T10:00:00Z');

insert into publication (channel, target, by_location, every, seq, sent_at, lag, heard_at) values
  ('erp', 'queue', true, 2, 12, '2026-03-03T10:00:00Z', 2, null),
  ('shopify', 'call', false, 2, 7, '2026-03-03T10:01:00Z', 3, '2026-03-03T09:59:00Z'),
  ('tiendanube', 'call', false, 2, 0, null, 0, null);
insert into published (channel, sku, location, quantity, buffer, seq, at) values
  ('erp', 'REM-LINO-AZ-M', 'CD-BUE', 35, 0, 12, '2026-03-03T10:00:00Z'), ('erp', 'REM-LINO-AZ-M', 'TDA-COR', 0, 0, 11, '2026-03-03T09:00:00Z'),
  ('shopify', 'REM-LINO-AZ-M', '', 32, 3, 7, '2026-03-03T10:01:00Z');
insert into publication_due (channel, sku) values ('shopify', 'PAN-GAB-NE-42');

-- A day's file of a till, as an old system writes it: semicolons, and an accent in Windows-1252.
insert into receipt (id, partner, lane, transport, dedupe_key, sha256, size, media_type, body, received_at, state, deadline, items) values
  ('01800000-0000-7000-8000-0000000000e4', 'till-csv', 'orders', 'file', 'k4', '\x01', 20, null, convert_to(E'Ticket;Artículo\n1;2\n', 'WIN1252'), '2022-01-01T00:00:00Z', 'DONE', '2022-01-01T01:00:00Z', 1);
insert into receipt_item (receipt_id, no, outcome) values ('01800000-0000-7000-8000-0000000000e4', 1, 'CREATED');
