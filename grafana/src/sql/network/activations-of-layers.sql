select activation.unit, activation.layer, activation.value
from sample_activation activation
left join run_layer on run_layer.run_id = activation.run_id and run_layer.layer = activation.layer
where activation.run_id = ${run:sqlstring}
  and activation.epoch::text = ${at:sqlstring}
  and activation.split = split_part(${sample:sqlstring}, ':', 1)
  and activation.sample::text = split_part(${sample:sqlstring}, ':', 2)
order by activation.unit, run_layer.position, activation.layer
