-- Of each door those calls that have been due longest: one that nobody reads keeps no other from being told.
drop index attempt_due;
create index attempt_due on attempt (door, next_at, id) where state in ('WAITING', 'STARTED', 'UNKNOWN');

-- Calls that were still open when retention had come as far as to them; it looks at them again.
create table call_passed (
  id uuid primary key
);
