-- Of an order that a channel tells of again and again, one call waits: whether there is one is asked with each group of hints.
create index attempt_fetch on attempt (door, (data ->> 'reference')) where kind = 'FETCH' and state in ('WAITING', 'UNKNOWN');
