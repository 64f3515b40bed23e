-- A refund that its provider refused for good can be asked for again, by a person who has seen to the cause.
alter table return_refund add column tries int not null default 1;
