-- How large a piece of an article is, in millimetres; 0 where nobody has said. Rule sets of sourcing can ask for it.
alter table product
  add column length int not null default 0,
  add column width  int not null default 0,
  add column height int not null default 0;
