-- A cart may count on pieces that its channel's fence has set aside. They stay the fence's, so that nothing moves when the cart is given up;
-- for as long as it is held they are for its order alone. A fence is found by what it is of.

alter table reservation add column sku text;        -- of a fence
update reservation r set sku = l.sku from reservation_line l where r.kind = 'FENCE' and l.reservation_id = r.id;
create index reservation_fence on reservation (sku, channel) where kind = 'FENCE';

alter table reservation_line
  add column fence  uuid,                           -- of a cart: the fence that it counts on; no reference, as refused carts are deleted all the time
  add column fenced int not null default 0,         -- pieces of quantity that it counts on there, beside those reserved
  add check (fenced >= 0 and reserved + fenced <= quantity),
  add check (fenced = 0 or fence is not null);
create index reservation_line_fenced on reservation_line (fence, reservation_id, line) where fenced > 0;
