-- Why an order stands still: one open hold of each kind. An order is ON_HOLD as long as one of its holds is open.
create table hold (
  id          uuid primary key,
  order_id    uuid not null,
  kind        text not null,                         -- PAYMENT, FRAUD, ADDRESS, STOCK, PERSON
  note        text not null default '',
  placed_by   text not null,
  placed_at   timestamptz not null,
  released_by text,
  released_at timestamptz
);
create unique index hold_open on hold (order_id, kind) where released_at is null;
create index hold_order on hold (order_id);
