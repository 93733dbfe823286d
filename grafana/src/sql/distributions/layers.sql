select tensor.layer as __text, tensor.layer as __value
from (select distinct layer from tensor_histogram where run_id = ${run:sqlstring} and kind <> 'input') tensor
left join run_layer on run_layer.run_id = ${run:sqlstring} and run_layer.layer = tensor.layer
order by run_layer.position, tensor.layer
