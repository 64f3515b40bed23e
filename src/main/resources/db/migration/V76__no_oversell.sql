-- Nobody ever wrote how many more than on hand may be reserved at a place: what is promised ahead of its arrival waits, and is no reservation
-- (stock_rule.ahead). The column takes the constraint that named it along.
alter table stock drop column oversell;
alter table stock add constraint stock_is_never_oversold check (reserved <= on_hand);
