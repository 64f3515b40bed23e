-- What a candidate's trials add up to, kept as they are made: a page does not count hundreds of thousands of rows, and the next trial
-- knows where it goes on. Sums of cost, parcels and late are of orders that wait by neither rule set.
create table sourcing_comparison (
  role_id       bigint primary key references sourcing_role on delete cascade,
  at            timestamptz not null,               -- of the last decision that was tried, and its order
  order_id      uuid not null,
  orders        bigint not null default 0,
  differ        bigint not null default 0,
  live_cost     bigint not null default 0,
  live_parcels  bigint not null default 0,
  live_late     bigint not null default 0,
  live_waits    bigint not null default 0,
  tried_cost    bigint not null default 0,
  tried_parcels bigint not null default 0,
  tried_late    bigint not null default 0,
  tried_waits   bigint not null default 0
);

-- Where the two cost most differently.
create index sourcing_trial_differs on sourcing_trial
  (role_id, (abs((live->>'cost')::bigint - (tried->>'cost')::bigint)) desc, order_id) where not same;

insert into sourcing_comparison
select role_id, (array_agg(at order by at desc, order_id desc))[1], (array_agg(order_id order by at desc, order_id desc))[1],
  count(*), count(*) filter (where not same),
  coalesce(sum((live->>'cost')::bigint) filter (where both_go), 0), coalesce(sum((live->>'parcels')::bigint) filter (where both_go), 0),
  coalesce(sum((live->>'late')::bigint) filter (where both_go), 0), count(*) filter (where (live->>'waits')::bool),
  coalesce(sum((tried->>'cost')::bigint) filter (where both_go), 0), coalesce(sum((tried->>'parcels')::bigint) filter (where both_go), 0),
  coalesce(sum((tried->>'late')::bigint) filter (where both_go), 0), count(*) filter (where (tried->>'waits')::bool)
from (select *, not (live->>'waits')::bool and not (tried->>'waits')::bool as both_go from sourcing_trial)
group by role_id;
