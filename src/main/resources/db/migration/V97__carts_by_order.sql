-- The carts of an order are found beside tens of thousands of fences, all of which have the same taker: none.
create index reservation_cart on reservation (channel, taker) where kind = 'CART' and state = 'HELD';
