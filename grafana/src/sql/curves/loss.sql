select
  epoch,
  train_loss as train,
  validation_loss as validation,
  test_loss as test,
  case when epoch = first_value(epoch) over (order by validation_loss, epoch) then validation_loss end as best
from run_epoch
where run_id = ${run:sqlstring}
order by epoch
