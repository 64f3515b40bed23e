WITH s AS (UPDATE stock SET reserved = reserved + 1 WHERE location = ? AND sku IN (?, ?) AND on_hand - reserved >= 1 RETURNING sku),
  o AS (INSERT INTO orders(channel, external_id, body) VALUES ('WEB', ?, ?::jsonb) RETURNING id),
  l AS (INSERT INTO order_line(order_id, line_no, location, sku, qty) SELECT o.id, row_number() over (), ?, s.sku, 1 FROM o, s),
  p AS (INSERT INTO pick_task(order_id, location) SELECT o.id, ? FROM o)
INSERT INTO order_event(order_id, type, data)
SELECT o.id, 'ALLOCATED', jsonb_build_object('lines', (SELECT count(*) FROM s), 'loc', ?::int) FROM o
