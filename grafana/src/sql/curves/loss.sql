select
  run_epoch.epoch,
  run_epoch.train_loss as train,
  run_epoch.validation_loss as validation,
  run_epoch.test_loss as test,
  case
    when run_epoch.epoch = coalesce(
      run.best_epoch,
      first_value(run_epoch.epoch) over (order by run_epoch.validation_loss, run_epoch.epoch)
    ) then run_epoch.validation_loss
  end as best,
  case when run_epoch.epoch = stop.epoch then coalesce(run_epoch.validation_loss, run_epoch.train_loss) end as stopped,
  case
    when exists (
      select
      from run_attempt
      where run_attempt.run_id = run_epoch.run_id
        and run_attempt.attempt > 1 and run_attempt.from_epoch = run_epoch.epoch
    ) then coalesce(run_epoch.validation_loss, run_epoch.train_loss)
  end as resumed,
  case
    when exists (
      select
      from finding
      where finding.run_id = run.run_id and finding.first_epoch = run_epoch.epoch and finding.severity in ('warning', 'error')
    ) then coalesce(run_epoch.validation_loss, run_epoch.train_loss)
  end as finding
from run_epoch
join run on run.run_id = run_epoch.run_id
cross join lateral (
  select max(run_action.epoch) as epoch
  from run_action
  where run_action.run_id = run.run_id
    and run_action.attempt = run.attempt
    and run_action.action in ('stopped early', 'stopped')
) stop
where run_epoch.run_id = ${run:sqlstring}
order by run_epoch.epoch
