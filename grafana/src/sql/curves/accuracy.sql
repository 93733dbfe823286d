select
  epoch,
  train_accuracy as train,
  validation_accuracy as validation,
  test_accuracy as test,
  case when epoch = first_value(epoch) over (order by validation_accuracy desc nulls last, epoch) then validation_accuracy end as best
from run_epoch
where run_id = ${run:sqlstring}
order by epoch
