select distinct on (split)
  split,
  mean,
  std,
  minimum,
  maximum,
  skewness,
  kurtosis,
  zeros::double precision / nullif(count, 0) as zeros,
  nans + positive_infinities + negative_infinities as "not finite"
from tensor_histogram
where run_id = ${run:sqlstring} and layer = 'input' and tensor = 'features' and kind = 'input'
order by split, epoch desc, step desc
