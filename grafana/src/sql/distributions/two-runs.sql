-- Of the other run its last epoch up to the chosen one; limits as for two epochs.
with shown as (
  select distinct on (run_id)
    run_id,
    epoch,
    split,
    greatest(minimum, mean - 5 * std) as low,
    least(maximum, mean + 5 * std) as high
  from tensor_histogram
  where run_id in (${run:sqlstring}, ${compare:sqlstring})
    and layer = ${layer:sqlstring}
    and tensor = ${tensor:sqlstring}
    and kind = ${kind:sqlstring}
    and epoch <= nullif(${at:sqlstring}, '')::integer
  order by run_id, epoch desc, step desc
),
extent as (
  select min(low) as low, case when max(high) > min(low) then max(high) else min(low) + 1 end as high
  from shown
)
select
  edge.value,
  sum(bins.share) filter (where shown.run_id = ${run:sqlstring}) as "this run",
  sum(bins.share) filter (where shown.run_id = ${compare:sqlstring}) as "other run"
from shown
cross join extent
cross join lateral histogram_shares(
  shown.run_id, ${layer:sqlstring}, ${tensor:sqlstring}, ${kind:sqlstring}, shown.split, shown.epoch,
  extent.low, extent.high
) bins
-- A step ends where the next one begins: the last one needs an end of its own.
cross join lateral (select bins.low as value union all select bins.high where bins.bin = 59) edge
group by edge.value
order by edge.value
