-- The least that an order needs: one row each of an order, two lines, a pick task and an event, and two of a million stock rows.
drop table if exists order_event, pick_task, order_line, orders, stock cascade;
create table orders(id bigint generated always as identity primary key, channel text not null, external_id bigint not null, status text not null default 'ALLOCATED', created_at timestamptz not null default now(), body jsonb not null, unique(channel, external_id));
create table order_line(order_id bigint not null, line_no int not null, location int not null, sku int not null, qty int not null, primary key(order_id, line_no));
create table stock(location int not null, sku int not null, on_hand int not null, reserved int not null default 0, primary key(location, sku)) with (fillfactor=80);
create table pick_task(id bigint generated always as identity primary key, order_id bigint not null, location int not null, status text not null default 'OPEN', created_at timestamptz not null default now());
create index pick_task_open on pick_task(location, id) where status='OPEN';
create table order_event(id bigint generated always as identity primary key, order_id bigint not null, type text not null, at timestamptz not null default now(), data jsonb);
create index order_event_order on order_event(order_id);
insert into stock select l, s, 1000000, 0 from generate_series(1,1000) l, generate_series(1,1000) s;
insert into orders(channel, external_id, body) select 'SEED', (random()*9e17)::bigint, jsonb_set('$BODY'::jsonb, '{seq}', to_jsonb(g)) from generate_series(1, 10000) g on conflict do nothing;
insert into order_line select o.id, n, 1+(o.id%1000)::int, 1+((o.id*7+n)%1000)::int, 1 from orders o, generate_series(1,2) n;
insert into pick_task(order_id, location, status) select id, 1+(id%1000)::int, case when id%20=0 then 'OPEN' else 'DONE' end from orders;
insert into order_event(order_id, type, data) select id, 'RECEIVED', '{"by":"seed"}' from orders;
vacuum analyze;
checkpoint;
