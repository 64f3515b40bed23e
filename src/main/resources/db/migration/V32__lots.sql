-- Lots and serial numbers of the SKUs that have them. Reservations stay by SKU: the lots of a place are what its levels consist of.

alter table product
  add column tracking   text not null default 'NONE',     -- NONE, LOT, LOT_EXPIRY, SERIAL
  add column shelf_life int not null default 0 check (shelf_life >= 0);   -- days that a piece has to be good for when it is promised
create index product_tracked on product (sku) where tracking <> 'NONE';

-- Whether lots are kept at this place: who moves pieces of it without them has not heard of it yet, and is refused.
alter table stock add column tracked boolean not null default false;

-- When a lot is no longer good, wherever it lies.
create table lot (
  sku     text not null,
  lot     text not null,
  expires date not null,                              -- its last day
  primary key (sku, lot)
);

-- What of each lot lies where; '' are pieces of which nobody has said it. There is no row for none.
create table stock_lot (
  location   text not null,
  sku        text not null,
  lot        text not null,
  serial     boolean not null,                        -- the lot is one piece
  on_hand    int not null default 0,
  damaged    int not null default 0,
  quarantine int not null default 0,
  in_transit int not null default 0,
  primary key (location, sku, lot),
  constraint stock_lots_are_never_negative check (on_hand >= 0 and damaged >= 0 and quarantine >= 0 and in_transit >= 0),
  constraint a_serial_number_is_one_piece check (not serial or lot = '' or on_hand + damaged + quarantine + in_transit <= 1)
) with (fillfactor = 85);
create unique index a_serial_number_is_at_one_place on stock_lot (sku, lot) where serial and lot <> '';
create index stock_lot_sku on stock_lot (sku, lot) where lot <> '';

-- Which lots an order's pieces at a place come from: as its warehouse was advised, or has answered.
create table lot_claim (
  order_id uuid not null,
  location text not null,
  sku      text not null,
  lot      text not null,
  pieces   int not null check (pieces >= 0),
  picked   boolean not null,                          -- the warehouse says so
  primary key (order_id, location, sku, lot)
);
create index lot_claim_place on lot_claim (location, sku);

insert into lease values ('shelf-lives');

-- Until now the ledger noted lots of SKUs that have none: what it said stays readable, and adds up to nothing.
update stock_move set reference = coalesce(reference || ', ', '') || 'lot ' || lot, lot = null where lot is not null;

-- Each lot of a place is counted by itself; '' is all that is there.
alter table stock_count
  add column lot text not null default '',
  drop constraint stock_count_pkey,
  add primary key (location, sku, lot);
