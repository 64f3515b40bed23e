-- Money that a provider refused to give back, not for a return, as long as it was not asked again and the payment still has some.
-- amount: in minor units; null: all that is left of the payment.
create view refused_refund as
select a.id, a.order_id, p.id as payment_id, a.subject, (a.data ->> 'amount')::bigint as amount
from attempt a join payment p on p.order_id = a.order_id and p.id::text = split_part(a.subject, ':', 1)
where a.door like 'payments:%' and a.kind = 'REFUND' and a.state = 'REFUSED' and a.data -> 'return' is null
  and p.refunded < p.captured
  and not exists (
    select from attempt again
    where again.order_id = a.order_id and again.kind = 'REFUND' and again.data ->> 'again' = a.id::text);
