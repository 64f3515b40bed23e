-- What pieces of an article want, such as cold: by names that rule sets of sourcing give it in goods, beside the patterns of SKUs there.
alter table product add column care text[] not null default '{}';
