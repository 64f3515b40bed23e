-- Each account of a place is counted by itself: who counts what is damaged has not looked at what is for sale.
alter table stock_count
  add column account text not null default 'SELLABLE',
  drop constraint stock_count_pkey,
  add primary key (location, sku, account, lot);

-- What moved at a place since it was counted, without its whole history.
create index stock_move_at on stock_move (location, sku, at);
create index stock_move_towards_at on stock_move (towards, sku, at) where towards is not null;
