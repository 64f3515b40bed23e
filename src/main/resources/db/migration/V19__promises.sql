-- What may be promised of the stock, and to whom.

-- Pieces set aside before there is an order: by a cart for some minutes, or for a channel as long as it wants (a fence). They are in the
-- account RESERVED like those of orders, so that nothing else has to know of them to keep off.
create table reservation (
  id         uuid primary key,
  key        text not null unique,                  -- the caller's; a fence: fence, channel, location and SKU
  kind       text not null,                         -- CART, FENCE
  channel    text not null,
  taker      text not null,                         -- reference of the order that takes a cart's pieces over
  asked      jsonb not null,                        -- the request, to know the same key with another one
  state      text not null default 'HELD',          -- HELD, TAKEN by its order, RELEASED, EXPIRED
  expires_at timestamptz,                           -- null: never
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index reservation_due on reservation (expires_at) where state = 'HELD' and expires_at is not null;
create index reservation_taker on reservation (channel, taker) where state = 'HELD';

create table reservation_line (
  reservation_id uuid not null references reservation,
  line           int not null,                      -- from 1
  location       text not null,
  sku            text not null,
  quantity       int not null check (quantity > 0),
  reserved       int not null check (reserved between 0 and quantity),
  primary key (reservation_id, line)
) with (fillfactor = 85);
create index reservation_line_reserved on reservation_line (sku, location) where reserved > 0;

-- What is kept back, and how far one may sell ahead. '' stands for any; the most particular row that says something counts: SKU before
-- location before channel.
create table stock_rule (
  channel  text not null default '',
  location text not null default '',
  sku      text not null default '',
  safety   int check (safety >= 0),                 -- pieces that the channel is not told of, at each location
  ahead    int check (ahead >= 0),                  -- how many pieces of a SKU it may promise of what is still to come
  primary key (sku, location, channel)
);

-- What suppliers have announced: lines of purchase orders and ASNs.
create table expected_receipt (
  reference text not null,
  location  text not null,
  sku       text not null,
  quantity  int not null check (quantity >= 0),
  received  int not null default 0,
  due       date not null,                          -- in the location's own zone
  primary key (reference, location, sku)
);
create index expected_receipt_open on expected_receipt (sku) where received < quantity;

-- A SKU that is sold as one and lies on the shelf as several.
create table kit_part (
  kit      text not null,
  part     text not null,
  quantity int not null check (quantity > 0),
  primary key (kit, part)
);

-- When a place was counted last, by the counter's own clock: what was counted before that is no news.
create table stock_count (
  location text not null,
  sku      text not null,
  at       timestamptz not null,
  primary key (location, sku)
);
