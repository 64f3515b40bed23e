-- Nobody answers for a queue: how long what lies there has waited to be read is how late its reader hears.
alter table publication add column unread double precision not null default 0;  -- seconds, as seen last
