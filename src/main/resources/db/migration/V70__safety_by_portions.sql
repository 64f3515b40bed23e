-- How far a pass has come over the rows of stock: each row is looked at once in a pass.
alter table stock_rule
  add column after_location text not null default '',
  add column after_sku      text not null default '';
