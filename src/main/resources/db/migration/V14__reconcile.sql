-- A run that lists what a channel has and compares it with what is here. At most one of a channel is open.
create table reconcile_run (
  id         uuid primary key,
  partner    text not null,
  asked_by   text not null,                          -- schedule, or who asked for it
  asked_at   timestamptz not null,
  since      timestamptz,                            -- what has changed there from then on is listed
  started_at timestamptz,
  beat_at    timestamptz,                            -- its last sign of life; a hub that has none for long has died
  ended_at   timestamptz,
  why        text,                                   -- why it did not come to its end
  listed     int not null default 0,                 -- entries of the channel
  same       int not null default 0,
  handed_in  int not null default 0,                 -- messages that were fetched and taken in again
  found      jsonb not null default '{}'             -- how many of each kind of reconcile_finding
);
create unique index reconcile_open on reconcile_run (partner) where ended_at is null;
create index reconcile_newest on reconcile_run (partner, asked_at desc);

-- What was not as it should be, for people: the first few hundred of a run.
create table reconcile_finding (
  run_id    uuid not null references reconcile_run on delete cascade,
  no        int not null,
  kind      text not null,                           -- MISSING, BEHIND, DIFFERENT, DOUBLED, UNLISTED, PARKED
  reference text not null,
  there     text,                                    -- revision, total and state as the channel has them
  here      text,
  repaired  boolean not null,                        -- its message was taken in again
  primary key (run_id, no)
);
