-- What channels are told of stock.

-- SKUs whose stock changed and which nobody has looked at yet; written only where some channel is told of stock. Rows are never changed.
create table stock_news (
  id  bigint generated always as identity primary key,
  sku text not null
);

-- How many pieces a channel was told that it may sell.
create table channel_stock (
  channel text not null,
  name    text not null,                            -- what the channel calls the SKU
  sku     text not null,
  due     boolean not null default true,            -- something changed: compare it with what was told
  told    int,                                      -- null: nothing yet
  asked   int,                                      -- what the call that is under way tells
  batch   uuid,                                     -- the subject of that call; null: none
  primary key (channel, name)
);
create index channel_stock_due on channel_stock (channel, name) where due and batch is null;
create index channel_stock_batch on channel_stock (channel, batch) where batch is not null;
