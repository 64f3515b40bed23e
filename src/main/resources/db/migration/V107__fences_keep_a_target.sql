-- A fence is to hold so many pieces: what comes fills it up to that, and what its channel's orders take of it is no longer held for them.
alter table reservation_line
  add column target int,                                -- of a fence: pieces that it is to hold; fewer lie in it while there are not enough
  add column always boolean not null default false;     -- of a fence: also after its channel's orders took some
update reservation_line l set target = l.reserved from reservation r where r.id = l.reservation_id and r.kind = 'FENCE';
alter table reservation_line add check (target >= reserved);
create index reservation_line_lacking on reservation_line (location, sku) where target > reserved;
