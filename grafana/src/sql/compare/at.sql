select max(epoch)::text as __text, max(epoch)::text as __value
from run_epoch
where run_id = ${run:sqlstring} and ${epoch:sqlstring} in ('last', epoch::text)
having count(*) > 0
