-- What an order has left to people.
create index exception_order on exception (order_id) where order_id is not null;
