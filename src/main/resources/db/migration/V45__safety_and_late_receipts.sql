-- Safety stock is a policy that names no channel. It is kept on the rows of stock, so that whoever reads what is free reads it, too.
alter table stock_rule
  add column changed_at timestamptz not null default now(),
  add column passes     smallint not null default 0;     -- how often stock was brought in line: at once, and a minute later
create index stock_rule_due on stock_rule (changed_at) where channel = '' and passes < 2;

-- What the most particular policy keeps back at a place from everybody.
create function safety_of(place text, article text) returns int language sql stable return coalesce((
  select r.safety from stock_rule r
  where r.channel = '' and r.safety is not null and r.sku in (article, '') and r.location in (place, '')
  order by r.sku <> '' desc, r.location <> '' desc limit 1), 0);

-- How channels were told of what is announced: as due on its day, as late, or not at all any more.
alter table expected_receipt add column told text not null default 'DUE';
create index expected_receipt_day on expected_receipt (due) where received < quantity and told <> 'LAPSED';
