-- When people were told of an alert, by mail or webhook.
alter table alert add column told_at timestamptz;
create index alert_untold on alert (id) where told_at is null;
create index alert_told on alert (told_at) where told_at is not null;
