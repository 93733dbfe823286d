select layer as __text, layer as __value
from run_layer
where run_id = ${run:sqlstring} and kind not in ('Flatten', 'Dropout')
order by position
