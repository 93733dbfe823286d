select epoch, resident_bytes as process, heap_bytes as "Java heap"
from run_epoch
where run_id = ${run:sqlstring}
order by epoch
