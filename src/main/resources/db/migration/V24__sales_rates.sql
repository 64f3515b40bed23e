-- How fast a SKU sells at a location: the pieces that left there for customers, each of which counts less the longer ago that was, by
-- half in two weeks. In a steady trade `sold` is the pieces of 20.2 days.
create table sales_rate (
  sku      text not null,
  location text not null,
  sold     double precision not null,
  at       timestamptz not null,                    -- as of when
  primary key (sku, location)
) with (fillfactor = 80);

-- Kept decisions and what belongs to them are removed after a while, by their age.
create index sourcing_dead_end_at on sourcing_dead_end (at);
insert into lease values ('decisions');

-- Files that say all numbers each time, not only those that have changed.
alter table publication add column whole boolean not null default false;
