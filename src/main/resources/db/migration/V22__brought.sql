-- Goods that are brought to the store where a customer wants to collect them, from another place that has them.
create table brought (
  id         uuid primary key,
  order_id   uuid not null,
  line       int not null,
  sku        text not null,
  quantity   int not null check (quantity > 0),
  source     text not null,
  target     text not null,
  state      text not null default 'ON_THE_WAY',    -- ON_THE_WAY, ARRIVED
  at         timestamptz not null,
  arrived_at timestamptz
);
create index brought_order on brought (order_id);
create index brought_target on brought (target, at) where state = 'ON_THE_WAY';
create index orders_to_collect on orders (location, placed_at) where state = 'AWAITING_STOCK' and mode = 'PICKUP';
