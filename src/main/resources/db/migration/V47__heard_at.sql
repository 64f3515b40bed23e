-- When a channel last heard a message: while it refuses them, its last numbers grow old.
alter table publication add column heard_at timestamptz;
