select distinct on (epoch) epoch, skewness, kurtosis
from tensor_histogram
where run_id = ${run:sqlstring}
  and layer = ${layer:sqlstring}
  and tensor = ${tensor:sqlstring}
  and kind = ${kind:sqlstring}
order by epoch, step desc
