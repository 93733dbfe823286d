select distinct tensor as __text, tensor as __value
from tensor_histogram
where run_id = ${run:sqlstring} and layer = ${layer:sqlstring} and kind = ${kind:sqlstring}
order by tensor desc
