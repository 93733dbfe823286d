select
  layer,
  kind,
  array_to_string(output_shape, ' × ') as output,
  parameters,
  flops
from run_layer
where run_id = ${run:sqlstring}
order by position
