WITH s AS (UPDATE stock SET reserved = reserved + 1 WHERE location = ? AND sku IN (?, ?) AND on_hand - reserved >= 1 RETURNING sku),
  u AS (UPDATE orders SET status = 'ALLOCATED' WHERE id = ?),
  p AS (INSERT INTO pick_task(order_id, location) VALUES (?, ?) RETURNING id)
INSERT INTO order_event(order_id, type, data)
SELECT ?::bigint, 'ALLOCATED', jsonb_build_object('lines', (SELECT count(*) FROM s), 'task', (SELECT id FROM p))
RETURNING (data->>'task')::bigint AS task
