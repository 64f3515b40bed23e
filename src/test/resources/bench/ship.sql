WITH u AS (UPDATE orders SET status = 'SHIPPED' WHERE id = ?), p AS (UPDATE pick_task SET status = 'DONE' WHERE id = ?)
INSERT INTO order_event(order_id, type, data) VALUES (?, 'SHIPPED', '{"tracking":"1Z999AA10123456784"}')
