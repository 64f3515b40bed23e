-- How fast a SKU sells at each location, as a channel that is told of each by itself has a buffer at each. What sold before, at '', fades
-- within hours.
alter table stock_pace add column location text not null default '';
alter table stock_pace drop constraint stock_pace_pkey, add primary key (sku, location);
