select layer as __text, layer as __value
from run_layer
where run_id = ${run:sqlstring}
order by position
