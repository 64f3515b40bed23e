-- Pieces were cancelled when others of their order had left: no more than this of the payment is captured, and what was is given back.
alter table payment add column kept_at_most bigint check (kept_at_most >= 0);
