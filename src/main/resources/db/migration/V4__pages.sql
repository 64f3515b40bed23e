-- What the pages read, each by an index and a part at a time.

create index alert_open_newest on alert (id) where closed_at is null;
create index alert_closed_newest on alert (id) where closed_at is not null;

-- As somebody types it: small letters, without accents.
create function plain(text text) returns text language sql immutable parallel safe as $$
  select translate(lower(text), 'áàäâãéèëêíìïîóòöôõúùüûñç', 'aaaaaeeeeiiiiooooouuuunc')
$$;

-- Bytewise, so that one index serves the beginning of a SKU and the order of the list.
create index product_in_order on product (sku collate "C");
create index product_words on product using gin
  (to_tsvector('simple', plain(title || ' ' || coalesce(colour, '') || ' ' || coalesce(size, ''))));

-- A place's moves from the newest on. It also does what the narrower one did.
create index stock_move_newest on stock_move (location, sku, id);
drop index stock_move_place;

-- A partner's newest messages and exceptions, and the calls that wait at a door.
create index receipt_partner on receipt (partner, id);
create index exception_partner on exception (partner, created_at);
create index attempt_waiting on attempt (door, changed_at) where state in ('WAITING', 'STARTED', 'UNKNOWN');

alter table manifest add column answered_at timestamptz;   -- when the carrier's 997 was read
create index manifest_line_parcel on manifest_line (manifest_id, parcel_id);
drop index manifest_line_manifest;

-- What a customer's orders are found by: a mail in small letters, or the last seven digits of a phone. It stands apart from the orders,
-- so that no move of an order has to write it again, and one statement forgets a customer.
create table order_contact (
  order_id uuid not null,
  value    text not null,
  primary key (order_id, value)
);
create index order_contact_value on order_contact (value, order_id);
insert into order_contact
select distinct o.id, v.value from orders o cross join lateral (
  select nullif(lower(btrim(o.document->'customer'->>'email')), '') as value where o.document->'customer'->>'email' like '%@%'
  union all
  select right(digits, 7) from (values
    (regexp_replace(o.document->'customer'->>'phone', '\D', '', 'g')),
    (regexp_replace(o.document->'shipTo'->>'phone', '\D', '', 'g'))) p(digits) where length(digits) >= 7) v;
