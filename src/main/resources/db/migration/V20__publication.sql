-- What channels are told of the stock.

create table publication (
  channel     text primary key,
  target      text not null default 'call',         -- call: the channel's own door; queue: serai.stock.<channel>
  by_location boolean not null default false,       -- one number for each location, or one for all of them
  locations   text[],                               -- those that count; null: all
  every       int not null default 2,               -- seconds between two messages, in which changes gather
  seq         bigint not null default 0,            -- of the last message: a receiver drops what is older
  sent_at     timestamptz,
  lag         double precision not null default 0   -- seconds that the channel's last answer took
);

-- The number that a channel was told last, and the pieces that were kept off it because it hears late.
create table published (
  channel  text not null,
  sku      text not null,
  location text not null,                           -- '': all
  quantity int not null,
  buffer   int not null,
  seq      bigint not null,
  at       timestamptz not null,
  primary key (channel, sku, location)
) with (fillfactor = 80);

-- SKUs of which a channel may have to hear. Narrow, and deleted when it is told.
create table publication_due (
  channel text not null,
  sku     text not null,
  since   timestamptz not null default now(),
  primary key (channel, sku)
);

-- SKUs whose promise has changed without a move: a policy, an announced receipt.
create table stock_touch (
  sku text not null,                                -- '': all
  tx  xid8 not null default pg_current_xact_id()
);

-- Pieces sold of late: each counts less the longer ago it was, by half in 42 minutes.
create table stock_pace (
  sku  text primary key,
  sold double precision not null,
  at   timestamptz not null
) with (fillfactor = 80);
