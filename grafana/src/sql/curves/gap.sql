select
  epoch,
  validation_loss - train_loss as gap
from run_epoch
where run_id = ${run:sqlstring}
order by epoch
