with layers as (
  select position, layer, kind, array_to_string(output_shape, ' × ') as output, parameters, flops
  from run_layer
  where run_id = ${run:sqlstring}
)
select
  layer,
  kind,
  output,
  parameters,
  parameters / nullif(sum(parameters) over (), 0)::double precision as "share of parameters",
  flops as "FLOPs",
  flops / nullif(sum(flops) over (), 0)::double precision as "share of FLOPs"
from layers
union all
select 'total', count(*) || ' layers', null, sum(parameters)::bigint, null, sum(flops)::bigint, null
from layers
having count(*) > 0
