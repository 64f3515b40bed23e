-- What orders wait for, by SKU. Who promises takes it off: without this it would look through all orders that are under way for those of which
-- a rest is open. A row for each line that waits of an order that is paid and not held; it is written with what it follows from.
create table waiting_line (
  order_id uuid not null,
  line     int not null,
  sku      text not null,
  channel  text not null,
  location text,                 -- the only place that may serve it, as it is collected there; null: any that sends
  pieces   int not null check (pieces > 0),
  primary key (order_id, line)
);
create index waiting_line_sku on waiting_line (sku) include (channel, location, pieces);

insert into waiting_line
select * from (
  select o.id, l.line, l.sku, o.channel, case when o.mode = 'PICKUP' then o.location end,
    l.quantity - l.cancelled - coalesce((
      select sum(case when f.state in ('PICKED', 'PACKED', 'SHIPPED', 'DELIVERED', 'READY', 'COLLECTED')
                      then fl.picked else fl.quantity end)
      from fulfilment f join fulfilment_line fl on fl.fulfilment_id = f.id and fl.line = l.line
      where f.order_id = l.order_id and f.state not in ('SHORT', 'CANCELLED', 'NOT_COLLECTED')), 0) as pieces
  from orders o join order_line l on l.order_id = o.id
  where o.state in ('AWAITING_STOCK', 'FULFILLING') and not l.kit) w
where pieces > 0;
