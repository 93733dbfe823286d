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
  bins.low as value,
  sum(bins.share) filter (where shown.split = 'train') as train,
  sum(bins.share) filter (where shown.split = 'validation') as validation
from shown
cross join extent
cross join lateral histogram_shares(
  ${run:sqlstring}, 'input', 'features', 'input', shown.split, shown.epoch, extent.low, extent.high, 80
) bins
group by bins.bin, bins.low
order by bins.bin
