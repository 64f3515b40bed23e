-- What must always hold. Each query returns the rows that violate it. A full run looks at everything; the run that is made all the time at
-- the newest orders and receipts, whose ids are :from or later, and at the places of stock that they touched, which are :places.

-- I1: every item of every kept envelope waits, or has exactly one outcome
select id from receipt r
where id >= :from
  and case when state = 'DONE'
        then items is null or items <> (select count(*) from receipt_item i where i.receipt_id = r.id)
        else exists (select from receipt_item i where i.receipt_id = r.id) end

-- I1parked: what is parked stands before a person, or was replayed
select i.receipt_id from receipt_item i join receipt r on r.id = i.receipt_id
where r.id >= :from and i.receipt_id >= :from and i.outcome = 'PARKED'
  and not exists (select from exception e
                  where e.receipt_id = i.receipt_id and (e.item_no = i.no or e.item_no is null) and e.state <> 'REPLAYED')

-- I2: reserved is the sum of the active reservations, of orders, carts and channels
select s.location, s.sku from stock s
where (s.location, s.sku) in (:places)
  and s.reserved <> (select coalesce(sum(l.reserved), 0) from fulfilment_line l
                     where l.location = s.location and l.sku = s.sku and l.reserved > 0)
                  + (select coalesce(sum(l.reserved), 0) from reservation_line l
                     where l.location = s.location and l.sku = s.sku and l.reserved > 0)

-- I2ended: what has ended holds nothing back
select l.reservation_id from reservation_line l join reservation r on r.id = l.reservation_id
where l.reserved > 0 and (l.location, l.sku) in (:places) and r.state <> 'HELD'

-- I2fenced: what a cart counts on beside its own is in its channel's fence of the same place, for as long as the cart is held
select c.reservation_id from reservation_line c join reservation r on r.id = c.reservation_id
where c.fenced > 0 and (c.location, c.sku) in (:places)
  and (r.state <> 'HELD' or not exists (
    select from reservation f join reservation_line l on l.reservation_id = f.id
    where f.id = c.fence and f.kind = 'FENCE' and f.channel = r.channel and l.location = c.location and l.sku = c.sku))

-- I2late: no cart holds anything back long after its time
select id from reservation where state = 'HELD' and expires_at < now() - interval '2 minutes'

-- I2oversold: no more is reserved than is on hand
select location, sku from stock where (location, sku) in (:places) and reserved > on_hand

-- I2lost: what is reserved is reserved somewhere
select l.fulfilment_id from fulfilment_line l
where l.fulfilment_id >= :from and l.reserved > 0
  and not exists (select from stock s where s.location = l.location and s.sku = l.sku)

-- I2demand: no line is reserved, picked or shipped more often than it was ordered
select l.order_id, l.line from order_line l join fulfilment f on f.order_id = l.order_id
  join fulfilment_line fl on fl.fulfilment_id = f.id and fl.line = l.line
where l.order_id >= :from and f.state not in ('SHORT', 'CANCELLED', 'NOT_COLLECTED')
group by l.order_id, l.line, l.quantity, l.cancelled
having sum(case when f.state in ('ALLOCATED', 'RELEASED', 'PICKING') then fl.quantity else fl.picked end) > l.quantity - l.cancelled

-- I2waits: who promises sees of each order what no fulfilment order has taken on, as long as it waits for that, and nothing else
with waits as (
  select * from (
    select o.id, l.line, l.sku, o.channel, case when o.mode = 'PICKUP' then o.location end,
      l.quantity - l.cancelled - coalesce((
        select sum(case when f.state in ('PICKED', 'PACKED', 'SHIPPED', 'DELIVERED', 'READY', 'COLLECTED') then fl.picked else fl.quantity end)
        from fulfilment f join fulfilment_line fl on fl.fulfilment_id = f.id and fl.line = l.line
        where f.order_id = o.id and f.state not in ('SHORT', 'CANCELLED', 'NOT_COLLECTED')), 0) as pieces
    from orders o join order_line l on l.order_id = o.id
    where o.id >= :from and o.state in ('AWAITING_STOCK', 'FULFILLING') and not l.kit) l
  where pieces > 0),
told as (select order_id, line, sku, channel, location, pieces::bigint from waiting_line where order_id >= :from)
(select * from waits except select * from told) union all (select * from told except select * from waits)

-- I2kit: a kit is fulfilled as its parts, and has as many of each as it is made of
select k.order_id, k.line from order_line k
where k.order_id >= :from and k.kit
  and (not exists (select from order_line p where p.order_id = k.order_id and p.part_of = k.line)
    or exists (select from order_line p where p.order_id = k.order_id and p.part_of = k.line
                 and (p.quantity % k.quantity <> 0 or p.quantity::bigint * k.cancelled <> p.cancelled::bigint * k.quantity))
    or exists (select from fulfilment f join fulfilment_line fl on fl.fulfilment_id = f.id and fl.line = k.line
               where f.order_id = k.order_id and f.state not in ('SHORT', 'CANCELLED')))

-- I3: every level is what its account of the ledger adds up to
select s.location, s.sku from stock s cross join lateral (
  select coalesce(sum(quantity) filter (where account in ('SELLABLE', 'RESERVED')), 0) as on_hand,
    coalesce(sum(quantity) filter (where account = 'RESERVED'), 0) as reserved,
    coalesce(sum(quantity) filter (where account = 'DAMAGED'), 0) as damaged,
    coalesce(sum(quantity) filter (where account = 'QUARANTINE'), 0) as quarantine,
    coalesce(sum(quantity) filter (where account = 'IN_TRANSIT'), 0) as in_transit
  from stock_entry e where e.location = s.location and e.sku = s.sku) l
where (s.location, s.sku) in (:places)
  and (s.on_hand, s.reserved, s.damaged, s.quarantine, s.in_transit)
      is distinct from (l.on_hand, l.reserved, l.damaged, l.quarantine, l.in_transit)

-- I3lots: where lots are kept, they add up to the levels
select s.location, s.sku from stock s cross join lateral (
  select coalesce(sum(on_hand), 0) as on_hand, coalesce(sum(damaged), 0) as damaged,
    coalesce(sum(quarantine), 0) as quarantine, coalesce(sum(in_transit), 0) as in_transit
  from stock_lot l where l.location = s.location and l.sku = s.sku) l
where (s.location, s.sku) in (:places) and s.tracked
  and (s.on_hand, s.damaged, s.quarantine, s.in_transit) is distinct from (l.on_hand, l.damaged, l.quarantine, l.in_transit)

-- I3lot: every lot is what its moves add up to
select s.location, s.sku, x.lot from stock s cross join lateral (
  select * from (select coalesce(lot, '') as lot,
     coalesce(sum(quantity) filter (where account in ('SELLABLE', 'RESERVED')), 0) as on_hand,
     coalesce(sum(quantity) filter (where account = 'DAMAGED'), 0) as damaged,
     coalesce(sum(quantity) filter (where account = 'QUARANTINE'), 0) as quarantine,
     coalesce(sum(quantity) filter (where account = 'IN_TRANSIT'), 0) as in_transit
   from stock_entry e where e.location = s.location and e.sku = s.sku group by 1) e
  full join (select lot, on_hand as has, damaged as has_damaged, quarantine as has_quarantine, in_transit as has_in_transit
             from stock_lot l where l.location = s.location and l.sku = s.sku) l using (lot)) x
where (s.location, s.sku) in (:places) and s.tracked
  and (coalesce(x.on_hand, 0), coalesce(x.damaged, 0), coalesce(x.quarantine, 0), coalesce(x.in_transit, 0))
      is distinct from (coalesce(has, 0), coalesce(has_damaged, 0), coalesce(has_quarantine, 0), coalesce(has_in_transit, 0))

-- I3serial: a serial number is one piece at one place
select l.sku, l.lot from stock_lot l
where (l.location, l.sku) in (:places) and l.serial and l.lot <> ''
  and (l.on_hand + l.damaged + l.quarantine + l.in_transit <> 1
    or exists (select from stock_lot o where o.sku = l.sku and o.lot = l.lot and o.location <> l.location))

-- I3discrepancy: a discrepancy names what stands before a person
select id from stock_move m
where (m.location, m.sku) in (:places) and cause = 'DISCREPANCY' and not exists (select from exception e where e.id = m.exception_id)

-- I4: no more is captured than authorised, nor refunded than captured
select id from payment where order_id >= :from and (captured > authorised or refunded > captured)

-- I4once: one successful capture for each payment and shipment, and together no more than was captured
select subject from attempt
where order_id >= :from and door like 'payments:%' and kind = 'CAPTURE' and state = 'DONE'
group by door, subject having count(*) > 1

-- I4parts: what is promised and given back for returns is no more than the payment has
select p.id from payment p cross join lateral (
  select coalesce(sum(amount) filter (where state in ('ASKED', 'DONE')), 0) as back,
    coalesce(sum(amount) filter (where state = 'CHANNEL'), 0) as told
  from return_refund r where r.payment_id = p.id) r
where p.order_id >= :from and (r.back > p.captured or r.told > p.amount)

-- I4kept: what was given up of a payment is not kept: it was not captured, was given back or is about to be; where its provider refused that a person hears of it
select p.id from payment p
where p.order_id >= :from and not p.trusted and p.captured - p.refunded - coalesce((
    select sum((a.data ->> 'amount')::bigint) from attempt a
    where a.order_id = p.order_id and a.kind = 'REFUND' and a.subject like p.id || ':rest%'
      and a.state in ('WAITING', 'STARTED', 'UNKNOWN')), 0) > p.kept_at_most
  and not exists (select from exception e where e.order_id = p.order_id and e.code = 'SER-0701')

-- I5: a parcel that has left is on exactly one manifest
select p.id from parcel p
where p.id >= :from and p.state <> 'PACKED' and not exists (select from manifest_line l where l.parcel_id = p.id)

-- I5closed: what is on a closed manifest has left, unless its order was cancelled before
select p.id from manifest m join manifest_line l on l.manifest_id = m.id join parcel p on p.id = l.parcel_id
where p.id >= :from and l.parcel_id >= :from and m.state = 'CLOSED' and p.state = 'PACKED'

-- I6: lines + tax (unless inside) + shipping + fees + duties + tips − discounts ± rounding = total
select o.id from orders o
where o.id >= :from
  and (select sum((l ->> 'quantity')::numeric * (l ->> 'unitPrice')::numeric - coalesce((l ->> 'discount')::numeric, 0))
       from jsonb_array_elements(o.document -> 'lines') l)
    + case when (o.document ->> 'taxIncluded')::boolean then 0 else coalesce((o.document ->> 'tax')::numeric, 0) end
    + coalesce((o.document ->> 'shipping')::numeric, 0) + coalesce((o.document ->> 'fees')::numeric, 0)
    + coalesce((o.document ->> 'duties')::numeric, 0) + coalesce((o.document ->> 'tips')::numeric, 0)
    - coalesce((o.document ->> 'discount')::numeric, 0) + coalesce((o.document ->> 'rounding')::numeric, 0)
    <> (o.document ->> 'total')::numeric

-- I7: an order's events have no gap
select order_id from event e
where order_id >= :from
group by order_id having min(seq) <> 1 or max(seq) <> count(*)

-- I7chain: each event starts from the state that the one before it ended in
select order_id, seq from (
  select order_id, seq, from_state, lag(to_state) over (partition by order_id order by seq) as before
  from event e where order_id >= :from) chain
where from_state is distinct from before

-- I7last: the last event's state, and number, are the order's
select o.id from orders o
where o.id >= :from
  and not exists (select from event e where e.order_id = o.id and e.seq = o.seq and e.to_state = o.state)

-- I7held: an order is on hold exactly as long as one of its holds is open
select o.id from orders o
where o.id >= :from and (o.state = 'ON_HOLD') <> exists (select from hold h where h.order_id = o.id and h.released_at is null)

-- I7left: nothing leaves with a carrier while its order is held; what the carrier had scanned before had left
select e.order_id, e.seq from event e
where e.order_id >= :from and e.type = 'FULFILMENT_SHIPPED' and e.to_state = 'ON_HOLD'
  and not exists (
    select from event t
    where t.order_id = e.order_id and t.seq < e.seq and t.type = 'PARCEL_TRACKED' and t.to_state <> 'ON_HOLD'
      and e.data -> 'parcels' @> jsonb_build_array(t.data ->> 'sscc'))

-- I8: nothing waits in the outbox beyond its limit
select id from outbox where created_at < now() - interval '2 minutes'

-- I9: the bytes kept are the bytes received
select r.id from receipt r
where r.id >= :from and r.purged_at is null
  and sha256 <> sha256(r.body || coalesce((select string_agg(c.bytes, '' order by c.no) from receipt_chunk c where c.receipt_id = r.id), ''))

-- I9purged: what was purged says why, was read before, and nothing of it is left
select r.id from receipt r
where r.id >= :from and r.purged_at is not null
  and (r.purged_by is null or r.state <> 'DONE' or r.body <> '' or exists (select from receipt_chunk c where c.receipt_id = r.id))

-- I10: no event leaves a final state
select order_id, seq from event
where order_id >= :from and from_state in ('DELIVERED', 'COLLECTED', 'COMPLETED', 'CANCELLED') and to_state <> from_state

-- I11: no deadline of an order has passed without an alert
select o.id from orders o
where o.deadline < now() - interval '1 minute'
  and not exists (select from alert a where a.order_id = o.id and a.closed_at is null)

-- I11receipt: no envelope waits beyond its deadline without an alert
select r.id from receipt r
where r.state = 'WAITING' and r.deadline < now() - interval '1 minute'
  and not exists (select from alert a where a.subject = r.id::text and a.closed_at is null)

-- I11call: no call to the outside is overdue without an alert
select c.id from attempt c
where c.state in ('WAITING', 'STARTED', 'UNKNOWN') and c.deadline < now() - interval '1 minute'
  and not exists (select from alert a where a.subject = c.id::text and a.closed_at is null)

-- I12: no more pieces of a line are given back, or are to be, than have left; what a till took back is a fact, and not counted
select l.order_id, l.line from (
  select r.order_id, rl.line, sum(case when r.state in ('REQUESTED', 'EXPECTED') then rl.quantity
                                       else rl.sellable + rl.damaged + rl.quarantine end) as back
  from customer_return r join return_line rl on rl.return_id = r.id
  where r.order_id >= :from and r.origin <> 'TILL' group by r.order_id, rl.line) l
join orders o on o.id = l.order_id
join order_line ol on ol.order_id = l.order_id and ol.line = l.line
where l.back > case when o.mode = 'HANDOVER' then ol.quantity - ol.cancelled else coalesce((
    select sum(fl.picked) from fulfilment f join fulfilment_line fl on fl.fulfilment_id = f.id and fl.line = l.line
    where f.order_id = l.order_id and f.state in ('SHIPPED', 'DELIVERED', 'COLLECTED')), 0) end

-- I12money: what is given back for a return is what was paid for its pieces, and somebody gives each part of it
select r.id from customer_return r
where r.order_id >= :from and r.origin <> 'TILL' and r.state in ('SETTLING', 'SETTLED')
  and (r.refunded <> (select coalesce(sum(worth), 0) from return_line l where l.return_id = r.id and l.outcome = 'REFUNDED')
    or r.refunded <> (select coalesce(sum(amount), 0) from return_refund p where p.return_id = r.id))

-- I12stock: what came back lies in the ledger, in the condition that it came in
select r.id from customer_return r
where r.order_id >= :from and r.origin <> 'TILL'
  and (select coalesce(sum(sellable + damaged + quarantine), 0) from return_line l where l.return_id = r.id)
    <> (select coalesce(sum(m.quantity), 0) from stock_move m
        where m.cause = 'RETURN' and m.order_id = r.order_id and m.reference = r.reference
          and (m.location, m.sku) in (select r.location, sku from return_line l where l.return_id = r.id))
  and not exists (select from customer_return t where t.origin = 'TILL' and t.order_id = r.order_id and t.reference = r.reference)
