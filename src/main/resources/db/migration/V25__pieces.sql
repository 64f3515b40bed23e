-- Which orders a long file has had rows of, while it is read: rows of one order that lie in two pieces are told to a person instead of
-- becoming two versions of the order. The first piece that has one counts. A row is a hash, so that a long file needs little.
create table incoming_order (
  file_id uuid not null references incoming_file on delete cascade,
  hash    bigint not null,
  no      int not null,
  primary key (file_id, hash)
);
