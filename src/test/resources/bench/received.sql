WITH o AS (INSERT INTO orders(channel, external_id, status, body) VALUES ('WEB', ?, 'RECEIVED', ?::jsonb) RETURNING id),
  l AS (INSERT INTO order_line(order_id, line_no, location, sku, qty)
        SELECT o.id, n, ?, case n when 1 then ? else ? end, 1 FROM o, generate_series(1,2) n),
  e AS (INSERT INTO order_event(order_id, type) SELECT id, 'RECEIVED' FROM o)
SELECT id FROM o
