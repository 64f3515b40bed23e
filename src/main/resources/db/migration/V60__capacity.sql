-- Parcels that locations were given, by the day on which they are worked on and not by that of the decision; and of each fulfilment order
-- what it has taken of that, so that it is given back when nothing is sent. What was counted before was about hours that are over.
drop table sourcing_load;

create table sourcing_load (
  location text not null,
  day      date not null,                           -- of the work, by the location's own clock
  hour     smallint not null,                       -- in which it was given, 0 to 23; -1: before that day's work began
  parcels  int not null,                            -- as many as sourcing_given has
  primary key (location, day, hour)
) with (fillfactor = 70);

create table sourcing_given (
  fulfilment_id uuid primary key,
  location      text not null,
  day           date not null,
  hour          smallint not null
);
create index sourcing_given_day on sourcing_given (day);
