-- SKUs of a message that a channel refused. They are told again: in smaller messages, so that whoever is the cause is alone in the end, and
-- that one after pauses that grow.
create table publication_refused (
  channel text not null,
  sku     text not null,
  most    int not null,                             -- SKUs in the next message that has it
  alone   int not null,                             -- how often it was refused by itself
  next_at timestamptz not null,                     -- not told again before
  answer  jsonb not null,                           -- what the channel said last
  primary key (channel, sku)
);

alter table publication add column refused int not null default 0;  -- messages in a row, since it heard one
