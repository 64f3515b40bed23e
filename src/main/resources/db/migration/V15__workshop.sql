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
