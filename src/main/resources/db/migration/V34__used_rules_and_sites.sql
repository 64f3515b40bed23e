-- When a rule set or a snapshot of the locations was used last, to the day: what nothing names and nobody uses any more is removed.
alter table sourcing_rules add column used_at timestamptz not null default now();
alter table sourcing_sites add column used_at timestamptz not null default now();
