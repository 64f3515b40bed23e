-- A channel that is told nothing of the stock any more. Its row stays, since a receiver drops numbers whose seq is older than the last.
alter table publication add ended boolean not null default false;
