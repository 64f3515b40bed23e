-- Other sizes of an article: the same colour, and the same title but for the size at its end.
create index product_sizes on product (
  (case when right(title, length(size)) = size then rtrim(left(title, length(title) - length(size))) else title end))
  where size is not null;
