alter table account rename column roles to role;      -- VIEWER, OPERATOR, ADMIN

-- Programs that may come in. The key itself is kept nowhere.
create table api_key (
  name    text primary key,
  hash    bytea not null unique,                     -- SHA-256
  role    text not null,                             -- VIEWER, OPERATOR, ADMIN
  made_by text not null,
  made_at timestamptz not null default now(),
  used_at timestamptz                                -- the last time, to the minute
);

-- What people did. Nothing is ever changed here.
create table audit (
  id      bigint generated always as identity primary key,
  at      timestamptz not null default now(),
  actor   text not null,
  action  text not null,                             -- method and path, without what was sent
  status  int not null,                              -- of HTTP
  address text not null
);
