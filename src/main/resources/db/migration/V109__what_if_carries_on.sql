-- A rule set that is tried finds for later orders what it would have left, not what was left: what it took more of each line at a location
-- than was taken there (or less), at most serai.sourcing.what-if.carried rows of it; and parcels, by the day and the hour of the work. A role that
-- has ended has none.
create table sourcing_carried (
  role_id  bigint not null references sourcing_role on delete cascade,
  order_id uuid not null,
  line     int not null,
  location text not null,
  sku      text not null,
  pieces   int not null,                            -- less if it is negative
  at       timestamptz not null,                    -- of the decision
  primary key (role_id, order_id, line, location)
);
create index sourcing_carried_sku on sourcing_carried (role_id, sku);
create index sourcing_carried_at on sourcing_carried (role_id, at, order_id);

create table sourcing_carried_parcels (
  role_id  bigint not null references sourcing_role on delete cascade,
  location text not null,
  day      date not null,
  hour     smallint not null,
  parcels  int not null,
  primary key (role_id, location, day, hour)
);

-- What a trial found otherwise than the decision: the same page tells the same later.
alter table sourcing_trial add column carried jsonb;                          -- null: nothing
alter table sourcing_comparison add column forgotten bigint not null default 0;   -- rows that were too many to be carried on
