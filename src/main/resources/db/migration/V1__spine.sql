-- The spine. PostgreSQL is the truth; every message elsewhere is a wake-up. Amounts are in minor units of the row's currency,
-- instants are UTC, ids are UUID version 7 (they sort by the time they were made).

-- ── channels: what came in ──────────────────────────────────────────────────────────────────────────────────────────────

-- An envelope as it came. Its first MB is in `body`, the rest in receipt_chunk.
create table receipt (
  id           uuid primary key,
  partner      text not null,                       -- channel, carrier, warehouse or provider
  lane         text not null,                       -- which steps take it: orders, stock, warehouse, tracking, payments
  transport    text not null,                       -- http, file, sftp, jms, pull
  dedupe_key   text not null,                       -- what says that two deliveries are one
  dedupe_until timestamptz,                         -- null: for ever
  sha256       bytea not null,
  size         bigint not null,
  media_type   text,
  headers      jsonb not null default '{}',         -- allow-listed
  body         bytea not null,
  received_at  timestamptz not null default now(),
  state        text not null default 'WAITING',     -- WAITING, DONE
  alone        boolean not null default false,      -- its group failed: it is tried by itself
  attempts     int not null default 0,
  not_before   timestamptz not null default now(),
  deadline     timestamptz not null,
  items        int                                  -- how many it held; null while it waits
);
create unique index receipt_dedupe on receipt (partner, dedupe_key);
create index receipt_waiting on receipt (lane, id) where state = 'WAITING';

create table receipt_chunk (
  receipt_id uuid not null references receipt,
  no         int not null,                          -- from 1: the second MB
  bytes      bytea not null,
  primary key (receipt_id, no)
);

-- What became of each item of an envelope: exactly one outcome.
create table receipt_item (
  receipt_id uuid not null,
  no         int not null,                          -- from 1
  outcome    text not null,                         -- CREATED, UPDATED, IGNORED, PARKED
  order_id   uuid,
  reason     text,                                  -- why ignored: a code
  primary key (receipt_id, no)
);
create index receipt_item_order on receipt_item (order_id) where order_id is not null;

-- An item, or a step of the hub's own, that waits for a person.
create table exception (
  id         uuid primary key,
  receipt_id uuid,
  item_no    int,
  order_id   uuid,
  partner    text not null,
  lane       text not null,
  code       text not null,                         -- SER-0412
  problems   jsonb not null,                        -- [{code, args, pointer, line, column}]
  part       int not null default 1,                -- which contract of its element, where a mapping makes several
  whole      boolean not null default false,        -- a correction is of the whole message, not of this item alone
  document   text,                                  -- the item, or message, as a person may correct it; null: the bytes of the receipt
  state      text not null default 'OPEN',          -- OPEN, REPLAYED, DISMISSED
  created_at timestamptz not null default now(),
  closed_at  timestamptz
);
create index exception_open on exception (created_at) where state = 'OPEN';
create index exception_receipt on exception (receipt_id, item_no);

-- ── master data ─────────────────────────────────────────────────────────────────────────────────────────────────────────

create table location (
  id        text primary key,
  name      text not null,
  type      text not null,
  country   text not null,
  zone      text not null,
  address   jsonb not null default '{}',
  latitude  double precision not null,
  longitude double precision not null,
  ships     boolean not null,
  pickup    boolean not null,
  exports   boolean not null
);

create table product (
  sku    text primary key,
  gtin   text unique,
  title  text not null,
  colour text,
  size   text,
  grams  int not null
);

-- ── orders ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

create table orders (
  id           uuid primary key,
  channel      text not null,
  reference    text not null,
  number       text,
  revision     bigint not null,
  state        text not null,
  seq          int not null,                        -- of its last event
  currency     text not null,
  total        bigint not null,
  mode         text not null,                       -- SHIP, PICKUP, HANDOVER
  location     text,                                -- where it is collected or was handed over
  document     jsonb not null,                      -- the contract, as accepted
  decision     jsonb,                               -- where it is fulfilled from and why, with the runners-up
  token        text not null unique,                -- of the customer's tracking page
  placed_at    timestamptz not null,
  created_at   timestamptz not null default now(),
  changed_at   timestamptz not null default now(),  -- of its state
  deadline     timestamptz,                         -- until when it may stay in its state; null in a final one
  unique (channel, reference)
) with (fillfactor = 85);

create index orders_state on orders (state, changed_at);
create index orders_deadline on orders (deadline) where deadline is not null;
create index orders_created on orders (created_at);
create index orders_number on orders (number) where number is not null;

create table order_line (
  order_id   uuid not null,
  line       int not null,                          -- from 1
  reference  text not null,                         -- the channel's id of the line
  sku        text not null,
  title      text,
  quantity   int not null check (quantity > 0),
  cancelled  int not null default 0,
  unit_price bigint not null,
  discount   bigint not null default 0,
  tax        bigint not null default 0,
  primary key (order_id, line)
);

-- A cancellation that came before its order: the order is cancelled when it comes.
create table early_cancellation (
  channel   text not null,
  reference text not null,
  revision  bigint not null,
  reason    text,
  at        timestamptz not null default now(),
  primary key (channel, reference)
);

-- What customers brought back. An object of its own beside the order.
create table customer_return (
  id        uuid primary key,
  channel   text not null,
  reference text not null,
  order_id  uuid references orders deferrable initially deferred,   -- its sale may be written in the same transaction
  location  text not null,
  state     text not null,                          -- REQUESTED, RECEIVED, INSPECTED, REFUNDED, REJECTED
  currency  text not null,
  refunded  bigint not null,
  lines     jsonb not null,
  at        timestamptz not null,
  unique (channel, reference)
);

-- ── inventory ───────────────────────────────────────────────────────────────────────────────────────────────────────────

create table stock (
  location text not null,
  sku      text not null,
  on_hand  int not null default 0,
  reserved int not null default 0 check (reserved >= 0),
  safety   int not null default 0,                  -- kept back from all channels
  oversell int not null default 0,                  -- how many more than on hand may be reserved
  primary key (location, sku),
  constraint stock_is_never_negative check (on_hand >= 0),
  constraint stock_is_never_oversold check (reserved <= on_hand + oversell)
) with (fillfactor = 80);
create index stock_sku on stock (sku, location);

-- The ledger: on hand is its sum.
create table stock_move (
  id          bigint generated always as identity primary key,
  location    text not null,
  sku         text not null,
  quantity    int not null,                         -- signed
  cause       text not null,                        -- COUNT, DELTA, SALE, SHIPMENT, RETURN, DISCREPANCY
  order_id    uuid,
  reference   text,
  exception_id uuid,                                -- of a discrepancy: who looks at it
  at          timestamptz not null default now()
);
create index stock_move_place on stock_move (location, sku);

-- ── fulfilment ──────────────────────────────────────────────────────────────────────────────────────────────────────────

create table fulfilment (
  id         uuid primary key,
  order_id   uuid not null references orders,
  no         int not null,                          -- from 1, in its order
  location   text not null,
  mode       text not null,
  state      text not null,
  seq        int not null default 1,                -- of the last message to the warehouse
  changed_at timestamptz not null default now(),
  unique (order_id, no)
) with (fillfactor = 85);

-- A line of a fulfilment order. While `reserved` is above 0 it is the reservation.
create table fulfilment_line (
  fulfilment_id uuid not null,
  line          int not null,
  location      text not null,
  sku           text not null,
  quantity      int not null check (quantity > 0),
  reserved      int not null check (reserved >= 0),
  picked        int not null default 0,
  primary key (fulfilment_id, line)
) with (fillfactor = 85);
create index fulfilment_line_reserved on fulfilment_line (location, sku) where reserved > 0;

-- ── shipping ────────────────────────────────────────────────────────────────────────────────────────────────────────────

create table manifest (
  id         uuid primary key,
  carrier    text not null,
  no         bigint not null,                       -- per carrier, from 1
  state      text not null default 'OPEN',          -- OPEN, CLOSED
  opened_at  timestamptz not null default now(),
  closed_at  timestamptz,
  group_no   bigint,                                -- X12 control number of its 856
  answered   text,                                  -- ACCEPTED, REFUSED: the carrier's 997
  unique (carrier, no)
);
create unique index manifest_open on manifest (carrier) where state = 'OPEN';

create table parcel (
  id            uuid primary key,
  fulfilment_id uuid not null references fulfilment,
  order_id      uuid not null,
  sscc          text not null unique,
  carrier       text not null,
  grams         int not null,
  lines         jsonb not null,                     -- [{line, sku, quantity}]
  state         text not null default 'PACKED',     -- PACKED, SHIPPED, then the tracking status
  tracked_at    timestamptz,                        -- of the newest event that moved it
  created_at    timestamptz not null default now()
);
create index parcel_fulfilment on parcel (fulfilment_id);
create index parcel_order on parcel (order_id);

create table manifest_line (
  parcel_id   uuid primary key references parcel,   -- a parcel is on one manifest at most
  manifest_id uuid not null references manifest
);
create index manifest_line_manifest on manifest_line (manifest_id);

create table tracking_event (
  parcel_id  uuid not null references parcel,
  status     text not null,
  at         timestamptz not null,
  code       text not null default '',
  place      text,
  signed_by  text,
  receipt_id uuid,
  primary key (parcel_id, status, at, code)
);

-- Counters that have no gap and no double: SSCC serials, manifest numbers, X12 control numbers.
create table counter (
  name  text primary key,
  value bigint not null
);

-- X12 interchanges that we have read, so that a number that comes twice with something else in it is told.
create table interchange (
  partner    text not null,
  sender     text not null,                         -- ISA05:ISA06
  control    text not null,                         -- ISA13
  receipt_id uuid not null,                         -- what it came with first
  told       boolean not null default false,        -- somebody was told that it came again
  at         timestamptz not null default now(),
  primary key (partner, sender, control)
);

-- ── payments ────────────────────────────────────────────────────────────────────────────────────────────────────────────

create table payment (
  id         uuid primary key,
  order_id   uuid not null references orders,
  no         int not null,
  provider   text not null,
  reference  text,
  method     text,
  trusted    boolean not null,                      -- the channel's word counts; nobody is asked
  currency   text not null,
  amount     bigint not null check (amount >= 0),
  authorised bigint not null default 0,
  captured   bigint not null default 0,
  refunded   bigint not null default 0,
  state      text not null,                         -- PENDING, AUTHORISED, CAPTURED, VOIDED, REFUNDED, REFUSED
  expires_at timestamptz,
  unique (order_id, no)
);
create index payment_reference on payment (provider, reference);

-- ── log ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- What happened to each order, for ever. Order ids sort by time, so that the partitions do.
create table event (
  order_id   uuid not null,
  seq        int not null,
  type       text not null,
  from_state text,
  to_state   text not null,
  actor      text not null,                         -- a partner, a person, or the hub's own step
  data       jsonb not null default '{}',
  receipt_id uuid,
  at         timestamptz not null default now(),
  primary key (order_id, seq)
) partition by range (order_id);

-- The first id of UUID version 7 that can be made at an instant.
create function uuid_from(at timestamptz) returns uuid language sql immutable as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid
$$;

-- Makes the partition of the month that an instant is in. Safe to repeat.
create function event_partition(at timestamptz) returns void language plpgsql as $$
declare
  first timestamptz := date_trunc('month', at at time zone 'UTC') at time zone 'UTC';
  next  timestamptz := (date_trunc('month', at at time zone 'UTC') + interval '1 month') at time zone 'UTC';
begin
  execute format('create table if not exists %I partition of event for values from (%L) to (%L)',
    'event_' || to_char(first at time zone 'UTC', 'YYYYMM'), uuid_from(first), uuid_from(next));
end $$;
create table event_rest partition of event default;
select event_partition(now() + m * interval '1 month') from generate_series(0, 2) m;

-- What somebody outside this database waits for. Deleted when sent.
create table outbox (
  id         bigint generated always as identity primary key,
  shard      smallint not null,
  address    text not null,
  body       text not null,
  created_at timestamptz not null default now()
);
create index outbox_shard on outbox (shard, id);

-- One row for each shard of the relay; who holds its lock reads that shard.
create table relay_lease (
  shard smallint primary key
);
insert into relay_lease select s from generate_series(0, 7) s;

-- A call to the outside: recorded before it is made, its outcome after. An expired lease is an unknown outcome.
create table attempt (
  id         uuid primary key,                      -- the idempotency key that the other side gets
  door       text not null,                         -- payments:stripe, sftp:andes, mail, webhook:erp, channel:shopify …
  kind       text not null,                         -- VERIFY, CAPTURE, SEND …
  subject    text not null,                         -- what it is for; one attempt for each (door, kind, subject)
  order_id   uuid,
  data       jsonb not null default '{}',
  state      text not null default 'WAITING',       -- WAITING, STARTED, UNKNOWN, DONE, REFUSED
  tries      int not null default 0,
  next_at    timestamptz not null default now(),    -- WAITING, UNKNOWN: not before; STARTED: until when its lease lasts
  woken_at   timestamptz not null default now(),    -- when its door was told last
  deadline   timestamptz not null,
  answer     jsonb,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  unique (door, kind, subject)
);
create index attempt_due on attempt (next_at) where state in ('WAITING', 'STARTED', 'UNKNOWN');
create index attempt_order on attempt (order_id);

-- A deadline that has passed, told once.
create table alert (
  id        uuid primary key,
  code      text not null,
  subject   text not null,
  order_id  uuid,
  raised_at timestamptz not null default now(),
  closed_at timestamptz,
  detail    jsonb not null default '{}'
);
create unique index alert_open on alert (code, subject) where closed_at is null;

-- ── warehouse: the built-in module's own tables ─────────────────────────────────────────────────────────────────────────

create table pick_task (
  fulfilment_id uuid primary key,
  location      text not null,
  seq           int not null,
  state         text not null,                      -- OPEN, PICKED, PACKED, CANCELLED
  task          jsonb not null,
  created_at    timestamptz not null default now(),
  changed_at    timestamptz not null default now()
);
create index pick_task_open on pick_task (location, created_at) where state in ('OPEN', 'PICKED');

-- ── people ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

create table account (
  name     text primary key,
  password text not null,                           -- hashed
  roles    text not null
);

-- Small facts of the hub itself: cursors of pulls, the generated secrets' names.
create table setting (
  name  text primary key,
  value text not null
);
