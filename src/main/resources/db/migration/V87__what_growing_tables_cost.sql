-- Nobody looks for an order by the bytes of its document: such columns need no statistics, and to read them again and again
-- was most of what the statistics of growing tables cost.
alter table receipt alter column headers set statistics 0, alter column body set statistics 0;
alter table orders alter column document set statistics 0, alter column decision set statistics 0;
alter table sourcing_decision alter column kept set statistics 0;
alter table pick_task alter column task set statistics 0;
alter table event alter column data set statistics 0;

-- The events of months to come, too: a new partition does not take this over.
create or replace function event_partition(at timestamptz) returns void language plpgsql as $$
declare
  first timestamptz := date_trunc('month', at at time zone 'UTC') at time zone 'UTC';
  next  timestamptz := (date_trunc('month', at at time zone 'UTC') + interval '1 month') at time zone 'UTC';
  name  text := 'event_' || to_char(first at time zone 'UTC', 'YYYYMM');
begin
  if to_regclass(name) is null then
    execute format('create table if not exists %I partition of event for values from (%L) to (%L)', name, uuid_from(first), uuid_from(next));
    execute format('alter table %I alter column data set statistics 0', name);
  end if;
end $$;

-- A table to which rows are only added is as it was when it is a little longer. As long as it is small, a tenth more came every few
-- seconds.
do $$
declare
  name text;
begin
  foreach name in array array['receipt', 'receipt_item', 'orders', 'order_line', 'order_contact', 'fulfilment', 'fulfilment_line',
    'payment', 'pick_task', 'sourcing_decision', 'stock_move'] loop
    execute format('alter table %I set (autovacuum_analyze_threshold = 5000, autovacuum_analyze_scale_factor = 0.2,'
      ' autovacuum_vacuum_insert_threshold = 20000)', name);
  end loop;
end $$;

-- A document of usual length stays in its row as it is: to press it takes longer than to write it.
alter table orders set (toast_tuple_target = 4080);
alter table receipt set (toast_tuple_target = 4080);
