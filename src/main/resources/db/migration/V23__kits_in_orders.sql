-- An order for a kit. Its line stays as it was bought; beside it are lines of its parts, which are what is reserved, picked and shipped.
-- They were written when the order was opened, so that a kit that is changed afterwards does not change it.
alter table order_line
  add column kit     boolean not null default false, -- nothing of the line itself lies on a shelf
  add column part_of int not null default 0;          -- the line of the kit that it is a part of; 0: it was bought
