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
  "share of parameters",
  "FLOPs",
  "share of FLOPs"
from (
  select
    -1 as position,
    'all' as layer,
    count(*) || ' layers' as kind,
    null as output,
    sum(parameters)::bigint as parameters,
    null::double precision as "share of parameters",
    sum(flops)::bigint as "FLOPs",
    null::double precision as "share of FLOPs"
  from layers
  having count(*) > 0
  union all
  select
    position,
    layer,
    kind,
    output,
    parameters,
    parameters / nullif(sum(parameters) over (), 0)::double precision,
    flops,
    flops / nullif(sum(flops) over (), 0)::double precision
  from layers
) row
order by position
