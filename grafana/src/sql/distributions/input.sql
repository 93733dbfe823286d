with shown as (
  select distinct on (split) split, epoch, minimum, maximum
  from tensor_histogram
  where run_id = ${run:sqlstring} and layer = 'input' and tensor = 'features' and kind = 'input'
  order by split, epoch desc, step desc
),
extent as (
  select min(minimum) as low, case when max(maximum) > min(minimum) then max(maximum) else min(minimum) + 1 end as high
  from shown
)
select
  edge.value,
  -- Logarithmic axes have no place for zero.
  nullif(sum(bins.share) filter (where shown.split = 'train'), 0) as train,
  nullif(sum(bins.share) filter (where shown.split = 'validation'), 0) as validation
from shown
cross join extent
cross join lateral histogram_shares(
  ${run:sqlstring}, 'input', 'features', 'input', shown.split, shown.epoch, extent.low, extent.high, 80
) bins
-- A step ends where the next one begins: the last one needs an end of its own.
cross join lateral (select bins.low as value union all select bins.high where bins.bin = 79) edge
group by edge.value
order by edge.value
