-- Up to five standard deviations from the mean, so that a few values far out do not squeeze all others into one bin.
with shown as (
  select distinct on (epoch)
    epoch,
    split,
    greatest(minimum, mean - 5 * std) as low,
    least(maximum, mean + 5 * std) as high
  from tensor_histogram
  where run_id = ${run:sqlstring}
    and layer = ${layer:sqlstring}
    and tensor = ${tensor:sqlstring}
    and kind = ${kind:sqlstring}
    and epoch::text in (${beside:sqlstring}, ${at:sqlstring})
  order by epoch, step desc
),
extent as (
  select min(low) as low, case when max(high) > min(low) then max(high) else min(low) + 1 end as high
  from shown
)
select
  edge.value,
  sum(bins.share) filter (where shown.epoch::text = ${beside:sqlstring}) as beside,
  sum(bins.share) filter (where shown.epoch::text = ${at:sqlstring}) as chosen
from shown
cross join extent
cross join lateral histogram_shares(
  ${run:sqlstring}, ${layer:sqlstring}, ${tensor:sqlstring}, ${kind:sqlstring}, shown.split, shown.epoch,
  extent.low, extent.high
) bins
-- A step ends where the next one begins: the last one needs an end of its own.
cross join lateral (select bins.low as value union all select bins.high where bins.bin = 59) edge
group by edge.value
order by edge.value
