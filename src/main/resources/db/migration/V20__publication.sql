-- Who is told of the stock, and what makes it so.

-- Queues that are told of the stock; channels' own doors are told by channel_stock.
create table publication (
  name        text primary key,                     -- the queue is serai.stock.<name>
  channel     text not null,                        -- whose promises it tells
  by_location boolean not null default false,       -- one number for each location, or one for all of them
  locations   text[],                               -- those that count; null: all
  every       int not null default 2,               -- seconds between two messages, in which changes gather
  seq         bigint not null default 0,            -- of the last message: a receiver drops what is older
  sent_at     timestamptz
);

-- The number that a queue was told last, and the pieces that were kept off it.
create table published (
  name     text not null,
  sku      text not null,
  location text not null,                           -- '': all
  quantity int not null,
  at       timestamptz not null,
  primary key (name, sku, location)
) with (fillfactor = 80);

-- SKUs of which a queue may have to hear. Narrow, and deleted when it is told.
create table publication_due (
  name  text not null,
  sku   text not null,
  since timestamptz not null default now(),
  primary key (name, sku)
);

-- SKUs whose promise has changed without a move: a policy, an announced receipt, an order that waits.
create table stock_touch (
  sku text not null,                                -- '': all
  tx  xid8 not null default pg_current_xact_id(),
  at  timestamptz not null default now()
);
create index stock_touch_tx on stock_touch (tx);

-- Pieces sold of late: each counts less the longer ago it was, by half in 42 minutes.
create table stock_pace (
  sku  text primary key,
  sold double precision not null,
  at   timestamptz not null
) with (fillfactor = 80);

-- The ledger itself tells what is new.
drop table stock_news;
