select distinct on (run_layer.position, tensor.layer, tensor.tensor)
  tensor.layer,
  tensor.tensor,
  array_to_string(tensor.shape, ' × ') as shape,
  tensor.mean,
  tensor.std,
  tensor.minimum,
  tensor.maximum,
  tensor.norm,
  tensor.skewness,
  tensor.kurtosis,
  tensor.zeros::double precision / nullif(tensor.count, 0) as zeros,
  tensor.nans + tensor.positive_infinities + tensor.negative_infinities as "not finite"
from tensor_histogram tensor
left join run_layer on run_layer.run_id = tensor.run_id and run_layer.layer = tensor.layer
where tensor.run_id = ${run:sqlstring}
  and tensor.kind = ${kind:sqlstring}
  and tensor.epoch::text = ${at:sqlstring}
order by run_layer.position, tensor.layer, tensor.tensor desc, tensor.step desc
