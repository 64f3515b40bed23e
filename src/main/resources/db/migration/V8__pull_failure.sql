-- Pulls whose last round failed, and since when: gone with the first round that works.
create table pull_failure (
  partner text primary key,
  since   timestamptz not null default now(),
  why     text not null                              -- of the last round
);
