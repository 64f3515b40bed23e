-- A rule set can be tried on the decisions of a period; lateness by its own promise, too; and how many decisions had looked at a few
-- locations only, so that it was tried on these.
alter table sourcing_role add column covers_until timestamptz;   -- null: on those to come, too
alter table sourcing_comparison
  add column few       bigint not null default 0,
  add column live_own  bigint not null default 0,                -- days late by the promise of the rule set that is tried
  add column tried_own bigint not null default 0;
