-- Goods that come back are expected where it makes sense: each place says which of them it takes, a return is told in parts where its lines
-- are expected at several places, and what lies where nobody buys it is sent on once.

alter table location add column returns text[] not null default '{SELLABLE,DAMAGED,QUARANTINE}';

alter table customer_return add column part int not null default 1;  -- from 1: what was asked by one key, a part for each place
drop index customer_return_key;
create unique index customer_return_key on customer_return (order_id, reference, part) where origin <> 'TILL';

-- What was sent on from where it came back, to where it is wanted: the pieces are a TRANSFER in the ledger. Once for each article.
create table return_onward (
  return_id uuid not null references customer_return,
  sku       text not null,
  location  text not null,                          -- where they go
  quantity  int not null check (quantity > 0),
  at        timestamptz not null,
  primary key (return_id, sku)
);
