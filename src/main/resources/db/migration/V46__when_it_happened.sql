-- When a move happened, by the clock of the one who told of it; null: when it was posted. A count knows of what happened before it.
alter table stock_move add column happened timestamptz;

create or replace view stock_entry as
select id, location, sku, source as account, -quantity as quantity, cause, lot, at, happened from stock_move
union all
select id, location, sku, target, quantity, cause, lot, at, happened from stock_move where towards is null
union all
select id, towards, sku, target, quantity, cause, lot, at, happened from stock_move where towards is not null;
