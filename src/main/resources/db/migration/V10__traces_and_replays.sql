-- The trace (W3C traceparent) that a hop through the database goes on with; null where nobody traces.
alter table orders add column trace text;
alter table outbox add column trace text;
alter table attempt add column trace text;
alter table pick_task add column trace text;

-- What waits for people, from the newest on, and by its cause.
create index exception_open_newest on exception (id) where state = 'OPEN';
create index exception_cause on exception (partner, code, id) where state = 'OPEN';

-- All exceptions of one cause, replayed one after the other. It goes on after `at` when a hub was stopped in between.
create table replay_run (
  id          uuid primary key,
  kind        text not null,                         -- TRY: each is taken back again; REPLAY
  partner     text not null,
  code        text not null,
  asked_by    text not null,
  asked_at    timestamptz not null,
  until       uuid not null,                         -- exceptions up to this one
  at          uuid not null,                         -- and done up to this one
  total       int not null,
  taken       int not null default 0,
  refused     int not null default 0,                -- still: each stays open
  finished_at timestamptz
);
create index replay_run_open on replay_run (id) where finished_at is null;
insert into lease values ('replays');
