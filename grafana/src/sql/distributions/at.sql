select max(epoch)::text as __text, max(epoch)::text as __value
from tensor_histogram
where run_id = ${run:sqlstring}
  and layer = ${layer:sqlstring}
  and tensor = ${tensor:sqlstring}
  and kind = ${kind:sqlstring}
  and ${epoch:sqlstring} in ('last', epoch::text)
having count(*) > 0
