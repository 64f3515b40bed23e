-- How much of what a channel was to give back for a return it, or a person, says it has. With all of it the part is DONE.
alter table return_refund add column paid bigint not null default 0 check (paid >= 0 and paid <= amount);

-- What channels have said before: it is first for what was given up of a payment, then for its returns, the oldest first.
with open as (
  select r.return_id, r.payment_id, r.round, r.amount,
    greatest(0, p.refunded - greatest(0, least(p.amount, p.authorised) - coalesce(p.kept_at_most, least(p.amount, p.authorised)))) as said,
    sum(r.amount) over (partition by r.payment_id order by r.return_id, r.round) - r.amount as earlier
  from return_refund r join payment p on p.id = r.payment_id
  where r.state = 'CHANNEL'),
paid as (
  select return_id, payment_id, round, least(amount, greatest(0, said - earlier))::bigint as paid from open)
update return_refund r set paid = paid.paid, state = case when paid.paid = r.amount then 'DONE' else r.state end
from paid
where r.return_id = paid.return_id and r.payment_id = paid.payment_id and r.round = paid.round and paid.paid > 0;
