-- Returns beyond the till: asked for, expected at a place, received piece by piece in a condition, settled. What a till took back stays
-- here as the fact that it is, with origin TILL.

alter table customer_return
  add column origin         text not null default 'TILL',   -- who asked: TILL (a fact), CUSTOMER, CHANNEL, STORE, PERSON
  add column way            text not null default 'STORE',  -- LABEL, STORE: how the goods come
  add column label          text,                           -- the SSCC on the label that the customer got
  add column exchange_order uuid,                           -- the order that brings what was wanted instead
  add column changed_at     timestamptz not null default now();
alter table customer_return drop constraint customer_return_channel_reference_key;
create unique index customer_return_till on customer_return (channel, reference) where origin = 'TILL';
create unique index customer_return_key on customer_return (order_id, reference) where origin <> 'TILL';
create index customer_return_open on customer_return (location, changed_at) where state in ('REQUESTED', 'EXPECTED', 'RECEIVED');
create index customer_return_exchange on customer_return (exchange_order) where exchange_order is not null;

-- Pieces of an article. Received pieces are counted by the condition that they came in.
create table return_line (
  return_id  uuid not null references customer_return,
  no         int not null,                          -- from 1
  line       int,                                   -- of the order; null where a till said only what it was
  sku        text not null,
  quantity   int not null check (quantity > 0),
  reason     text not null,
  exchange   text,                                  -- the SKU that is wanted instead; null: the money
  sellable   int not null default 0,
  damaged    int not null default 0,
  quarantine int not null default 0,
  worth      bigint not null default 0,             -- what was paid for the received pieces, in minor units; once settled
  outcome    text,                                  -- REFUNDED, EXCHANGED, REFUSED; once settled
  primary key (return_id, no)
);

insert into return_line (return_id, no, sku, quantity, reason, sellable, outcome)
select r.id, l.no, l.line ->> 'sku', (l.line ->> 'quantity')::int, 'OTHER', (l.line ->> 'quantity')::int, 'REFUNDED'
from customer_return r cross join lateral jsonb_array_elements(r.lines) with ordinality l(line, no)
where (l.line ->> 'quantity')::int > 0;
alter table customer_return drop column lines;
update customer_return set state = 'SETTLED';

-- What is given back for a return, and on which payment: each is one call to its provider, or left to the channel that is trusted.
create table return_refund (
  return_id  uuid not null references customer_return,
  payment_id uuid not null,
  round      int not null,                          -- 1: when it was settled; 2: when its exchange came to nothing
  amount     bigint not null check (amount > 0),
  state      text not null,                         -- ASKED, DONE, REFUSED, CHANNEL
  primary key (return_id, payment_id, round)
);
create index return_refund_payment on return_refund (payment_id);

-- What a place has to do is asked by whoever looks at its page.
create index fulfilment_at_work on fulfilment (location, changed_at) where state in ('RELEASED', 'PICKING', 'PICKED', 'READY');
