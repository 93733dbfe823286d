select
  epoch,
  train_accuracy as train,
  validation_accuracy as validation,
  test_accuracy as test,
  case when epoch = first_value(epoch) over (order by validation_accuracy desc nulls last, epoch) then validation_accuracy end as best
from run_epoch
where run_id = ${run:sqlstring} and num_nonnulls(train_accuracy, validation_accuracy, test_accuracy) > 0
order by epoch
