-- What people have saved of partners' files in the workshop. The newest of a partner lies over the files of the folder and the jar; an
-- older one is restored by saving it again. Ids grow in the order of saving, which is serialised.
create table partner_version (
  id       bigint generated always as identity primary key,
  partner  text not null,
  files    jsonb not null,                           -- the path below mappings/, and the text; none: what folder and jar say
  routes   jsonb not null default '[]',              -- [{id, template, parameters}]: its way in, where no route file has it
  note     text not null default '',
  restores bigint,                                   -- the version that this one says again
  saved_by text not null,
  saved_at timestamptz not null
);
create index partner_version_newest on partner_version (partner, id desc);

-- A file that is too long for one message: it is kept in pieces, each a receipt. Read again after a crash it is the same file, and what
-- was kept of it is known.
create table incoming_file (
  id       uuid primary key,
  partner  text not null,
  name     text not null,
  key      text not null,                            -- its name and the time of its last change
  size     bigint,                                   -- in bytes, where its folder tells
  bytes    bigint not null default 0,                -- of it are kept
  pieces   int not null default 0,
  began_at timestamptz not null,
  read_at  timestamptz                               -- when it was kept to its end
);
create unique index incoming_file_key on incoming_file (partner, key);
create index incoming_file_newest on incoming_file (began_at desc);

create table incoming_piece (
  file_id    uuid not null references incoming_file on delete cascade,
  no         int not null,                           -- from 1
  receipt_id uuid not null,
  primary key (file_id, no)
);
create index incoming_piece_receipt on incoming_piece (receipt_id);
