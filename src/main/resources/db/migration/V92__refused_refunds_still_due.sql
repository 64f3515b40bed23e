-- What a provider refused before a person could have it asked again was to be settled there, and we are not told whether it was.
update attempt set data = data || '{"settledThere": true}'
where door like 'payments:%' and kind = 'REFUND' and state = 'REFUSED' and data -> 'return' is null;

-- Money that a provider refused to give back, not for a return, as long as it was not asked again and some of it is still due.
-- amount: in minor units, what is still due: what others have given back since counts, the oldest part first, and no more than what was
-- given up and the payment still has. before: what others had given back when it was asked. whole: all that is left of the payment was asked for.
drop view refused_refund;
create view refused_refund as
with refused as (
  select a.id, a.order_id, p.id as payment_id, a.subject, a.data -> 'amount' is null as whole,
    coalesce((a.data ->> 'amount')::bigint, p.captured - p.refunded) as asked,
    coalesce((a.data ->> 'before')::bigint, 0) as before, p.captured, p.refunded, p.kept_at_most,
    returns.done as returned, returns.promised, rest.done as given, rest.open
  from attempt a
  join payment p on p.order_id = a.order_id and p.id::text = split_part(a.subject, ':', 1)
  cross join lateral (
    select coalesce(sum(r.amount) filter (where r.state = 'DONE'), 0)::bigint as done,
      coalesce(sum(r.amount - r.paid) filter (where r.state in ('ASKED', 'CHANNEL')), 0)::bigint as promised
    from return_refund r where r.payment_id = p.id) returns
  cross join lateral (
    select coalesce(sum((g.data ->> 'amount')::bigint) filter (where g.state = 'DONE'), 0)::bigint as done,
      coalesce(sum((g.data ->> 'amount')::bigint) filter (where g.state in ('WAITING', 'STARTED', 'UNKNOWN')), 0)::bigint as open
    from attempt g
    where g.order_id = p.order_id and g.door = a.door and g.kind = 'REFUND' and g.data -> 'return' is null
      and split_part(g.subject, ':', 1) = p.id::text) rest
  where a.door like 'payments:%' and a.kind = 'REFUND' and a.state = 'REFUSED'
    and a.data -> 'return' is null and a.data -> 'settledThere' is null
    and not exists (
      select from attempt again
      where again.order_id = a.order_id and again.kind = 'REFUND' and again.data ->> 'again' = a.id::text)),
due as (
  select *, case when whole then captured - refunded - promised - open else least(
      sum(asked) over payment - greatest(0, refunded - returned - given - min(before) over payment),
      captured - coalesce(kept_at_most, captured) - given - open,
      captured - refunded - promised - open) end
    - (sum(asked) over (payment order by id) - asked) as left_over
  from refused
  window payment as (partition by order_id, payment_id, whole))
select id, order_id, payment_id, subject, least(asked, left_over)::bigint as amount, before, whole
from due where left_over > 0;
