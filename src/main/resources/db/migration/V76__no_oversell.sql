-- Nobody ever wrote how many more than on hand may be reserved at a place: what is promised ahead of its arrival waits, and is no reservation
-- (stock_rule.ahead). The column stays for hubs that still run from before; a later version takes it away.
alter table stock drop constraint stock_is_never_oversold;
alter table stock add constraint stock_is_never_oversold check (reserved <= on_hand);
