-- What a channel asked for after its goods had been touched, of a hold of the kind CHANGE: with the order as the channel has it.
alter table hold add column asked jsonb;
