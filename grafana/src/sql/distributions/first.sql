select min(epoch)::text as __text, min(epoch)::text as __value
from tensor_histogram
where run_id = ${run:sqlstring}
  and layer = ${layer:sqlstring}
  and tensor = ${tensor:sqlstring}
  and kind = ${kind:sqlstring}
having count(*) > 0
