select epoch, samples_per_second as samples
from run_epoch
where run_id = ${run:sqlstring}
order by epoch
