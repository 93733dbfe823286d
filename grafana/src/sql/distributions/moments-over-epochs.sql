select
  epoch,
  minimum,
  mean - std as "mean − std",
  mean,
  mean + std as "mean + std",
  maximum
from (
  select distinct on (epoch) *
  from tensor_histogram
  where run_id = ${run:sqlstring}
    and layer = ${layer:sqlstring}
    and tensor = ${tensor:sqlstring}
    and kind = ${kind:sqlstring}
    and split = ''
  order by epoch, step desc
) latest
order by epoch
