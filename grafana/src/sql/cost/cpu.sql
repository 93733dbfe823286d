select
  epoch,
  cpu_seconds / nullif(seconds_training + seconds_validating + seconds_watching + seconds_waiting_for_data, 0) as cores
from run_epoch
where run_id = ${run:sqlstring}
order by epoch
