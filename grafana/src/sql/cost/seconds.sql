select
  epoch,
  seconds_training as training,
  seconds_validating as validating,
  seconds_watching as watching,
  seconds_waiting_for_data as "waiting for data"
from run_epoch
where run_id = ${run:sqlstring}
order by epoch
