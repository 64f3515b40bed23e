-- The built-in warehouse answers the tasks that have waited longest; the many that are done are in nobody's way.
create index pick_task_due on pick_task (changed_at) where state in ('OPEN', 'PICKED');
