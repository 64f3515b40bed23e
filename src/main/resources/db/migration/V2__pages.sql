-- What the pages read, each by an index and a part at a time.

create index alert_open_newest on alert (id) where closed_at is null;
create index alert_closed_newest on alert (id) where closed_at is not null;
