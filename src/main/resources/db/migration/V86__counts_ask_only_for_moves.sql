-- What moved since a count are pieces that came or went. Most moves only promise or release some: an order writes one for each line,
-- and no count asks for them, so that they need not be in this index.
drop index stock_move_at;
create index stock_move_at on stock_move (location, sku, at)
  where cause in ('DELTA', 'RECEIPT', 'SALE', 'SHIPMENT', 'TRANSFER', 'RETURN', 'CONDITION', 'EXPIRY');
