-- The ledger in double entry. Each move takes pieces out of one account of a place and puts them into another; OUTSIDE is the rest of
-- the world. What a row of `stock` says is what its accounts add up to: on hand is SELLABLE and RESERVED together.

alter table stock
  add column damaged    int not null default 0,
  add column quarantine int not null default 0,     -- somebody has to look at it before it may be sold
  add column in_transit int not null default 0,     -- has left another location for this one
  add constraint stock_conditions_are_never_negative check (damaged >= 0 and quarantine >= 0 and in_transit >= 0);

alter table stock_move
  add column source    text not null default 'OUTSIDE',   -- SELLABLE, RESERVED, DAMAGED, QUARANTINE, IN_TRANSIT, OUTSIDE
  add column target    text not null default 'SELLABLE',
  add column towards   text,                              -- the location of `target`; null: the same
  add column lot       text,                              -- of a SKU that has lots or serial numbers
  add column tx        xid8 not null default pg_current_xact_id();

update stock_move set source = 'SELLABLE', target = 'OUTSIDE', quantity = -quantity where quantity < 0;

-- What was reserved before there were moves of it.
insert into stock_move (location, sku, quantity, source, target, cause, reference)
select location, sku, reserved, 'SELLABLE', 'RESERVED', 'RESERVATION', 'before the ledger had reservations'
from stock where reserved > 0;

delete from stock_move where quantity = 0;
alter table stock_move add constraint stock_move_takes_from_one_and_gives_to_another
  check (quantity > 0 and (source <> target or towards is not null));

-- One index does for the key and for a place's moves from the newest on; what is new is found by its transaction, because the order of
-- the ids is not the order of the commits.
alter table stock_move drop constraint stock_move_pkey, add primary key (location, sku, id);
drop index stock_move_newest;
create index stock_move_tx on stock_move (tx);
create index stock_move_towards on stock_move (towards, sku, id) where towards is not null;

-- Each move as its two entries, signed.
create view stock_entry as
select id, location, sku, source as account, -quantity as quantity, cause, lot, at from stock_move
union all
select id, location, sku, target, quantity, cause, lot, at from stock_move where towards is null
union all
select id, towards, sku, target, quantity, cause, lot, at from stock_move where towards is not null;
