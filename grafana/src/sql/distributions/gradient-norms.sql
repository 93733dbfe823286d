select
  epoch,
  layer || ' ' || tensor as tensor,
  norm
from (
  select distinct on (layer, tensor, epoch) *
  from tensor_histogram
  where run_id = ${run:sqlstring} and kind = 'gradient' and split = ''
  order by layer, tensor, epoch, step desc
) latest
order by epoch, layer, tensor
