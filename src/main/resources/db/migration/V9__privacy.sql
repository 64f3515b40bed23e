-- What is kept no longer than it is needed, and who is forgotten on request. A row stays when what it held is gone, and says so: what
-- happened can still be followed, and a delivery that comes again is still known.

alter table receipt
  add column purged_at timestamptz,                  -- since when its bytes are gone
  add column purged_by text;                         -- RETENTION; REDACTION: its SHA-256 and headers are gone too
alter table exception add column purged_at timestamptz;  -- since when its document, and what its problems quote, are gone
create index exception_closed on exception (closed_at) where closed_at is not null and purged_at is null;

alter table orders add column redacted_at timestamptz;   -- since when nothing in it says whose it was

-- Who holds the lock of a row is the one hub that does that kind of work now.
create table lease (
  name text primary key
);
insert into lease values ('retention'), ('redaction');

-- That a customer wants to be forgotten, or to know what is known of them.
create table privacy_request (
  id          uuid primary key,
  kind        text not null,                         -- REPORT, REDACT; SHOP: all customers of a channel are forgotten
  channel     text,                                  -- whose customer it is; null: of all channels
  customer    text[] not null default '{}',          -- mails and phones, as they were told; empty when it is over
  refs        text[] not null default '{}',          -- the channel's names of orders that are meant, or our ids of them
  asked_by    text not null,                         -- a partner, or person:ana
  asked_at    timestamptz not null,
  receipt_id  uuid,                                  -- the message that it came by
  state       text not null,                         -- ASKED: a person decides; OPEN: it is worked on; DONE, REFUSED
  decided_by  text,
  finished_at timestamptz,
  found       boolean not null default false,        -- its orders are in privacy_order
  scanned     uuid,                                  -- messages up to this one have been looked through
  until       uuid,                                  -- and are, up to this one; null: they all have been
  messages    int not null default 0,                -- emptied
  exceptions  int not null default 0                 -- emptied
);
create index privacy_request_open on privacy_request (id) where state in ('ASKED', 'OPEN');

-- The orders that a request is about. One that has not ended yet is emptied when it has.
create table privacy_order (
  request_id uuid not null references privacy_request,
  order_id   uuid not null,
  done_at    timestamptz,
  primary key (request_id, order_id)
);
create index privacy_order_waits on privacy_order (request_id, order_id) where done_at is null;
