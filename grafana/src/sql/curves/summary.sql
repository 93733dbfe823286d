select
  run.status,
  run.attempt || coalesce(' from ' || resumed.from_epoch, '') as attempt,
  coalesce(run.last_epoch, 0) || ' of ' || coalesce(run.epochs::text, '?') as epochs,
  coalesce(run.best_epoch, lowest.epoch) as "best epoch",
  lowest.validation_loss as "lowest validation loss",
  run.validation_loss as "last validation loss",
  run.train_loss as "last train loss",
  run.validation_accuracy as "last validation accuracy",
  run.test_accuracy as "test accuracy"
from run
left join run_attempt resumed
  on (resumed.run_id, resumed.attempt) = (run.run_id, run.attempt) and run.attempt > 1
left join lateral (
  select run_epoch.epoch, run_epoch.validation_loss
  from run_epoch
  where run_epoch.run_id = run.run_id and run_epoch.validation_loss is not null
  order by run_epoch.validation_loss, run_epoch.epoch
  limit 1
) lowest on true
where run.run_id = ${run:sqlstring}
