-- Sourcing: the rule sets that count or are tried, what each decision rests on, and where an order is not sourced from again.

-- The text of every rule set that has decided something or was tried.
create table sourcing_rules (
  digest   text primary key,                        -- SHA-256 of its text
  name     text not null,
  version  int not null,
  text     text not null,                           -- YAML
  added_by text not null,
  added_at timestamptz not null default now()
);

-- Which rule set counts, and which is tried beside it. The newest row of a role that has not ended is it.
create table sourcing_role (
  id       bigint generated always as identity primary key,
  role     text not null check (role in ('LIVE', 'CANDIDATE')),
  digest   text not null references sourcing_rules,
  by_whom  text not null,
  since    timestamptz not null default now(),
  covers   timestamptz not null default now(),      -- a candidate: decisions from then on are tried
  ended_at timestamptz
);
create unique index sourcing_role_now on sourcing_role (role) where ended_at is null;

-- The locations as they were when they decided something.
create table sourcing_sites (
  digest   text primary key,                        -- SHA-256 of what they are
  sites    jsonb not null,
  added_at timestamptz not null default now()
);

-- All that a decision rests on, so that it can be taken again to the bit. Its event is (order_id, seq).
create table sourcing_decision (
  order_id uuid not null,
  seq      int not null,
  at       timestamptz not null,
  rules    text not null,                           -- digest
  sites    text not null,                           -- digest
  kept     text not null,                           -- JSON: the question and the stock that was looked at
  answer   text not null,                           -- SHA-256 of the decision
  primary key (order_id, seq)
);
create index sourcing_decision_at on sourcing_decision (at);

-- What a candidate would have chosen in place of what was.
create table sourcing_trial (
  role_id  bigint not null references sourcing_role on delete cascade,
  order_id uuid not null,
  seq      int not null,
  at       timestamptz not null,                    -- of the decision
  live     jsonb not null,                          -- {cost, parcels, late, waits}
  tried    jsonb not null,
  same     boolean not null,
  primary key (role_id, order_id, seq)
);

-- A place that has disappointed an order: a short pick, a refusal, a sale at the till. It ends when goods come in there.
create table sourcing_dead_end (
  order_id uuid not null,
  location text not null,
  sku      text not null,
  reason   text not null,                           -- short, refused, sold
  at       timestamptz not null,
  move     bigint not null,                         -- the last move there until then: clocks differ and jump
  primary key (order_id, location, sku)
);

-- Parcels that locations with a capacity were given, by the hour.
create table sourcing_load (
  location text not null,
  hour     timestamptz not null,
  parcels  int not null,
  primary key (location, hour)
) with (fillfactor = 70);
