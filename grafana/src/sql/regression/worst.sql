select
  sample,
  target as "true",
  output as predicted,
  residual,
  grid_row as "row",
  grid_col as "column",
  scene
from patch_output
where run_id = ${run:sqlstring}
  and pass = ${pass:sqlstring}
  and epoch = nullif(${at:sqlstring}, '')::integer
  and split = ${split:sqlstring}
order by abs(residual) desc nulls last, scene, grid_row, grid_col
limit 30
