select low as value, samples
from residual_bins(
  ${run:sqlstring}, array[${pass:sqlstring}], ${split:sqlstring}, nullif(${at:sqlstring}, '')::integer, 40
)
order by low
