select
  run.status,
  coalesce(tried.steps, 0) || ' of ' || coalesce(run.request #>> '{rateRange,steps}', '?') as steps,
  suggested.learning_rate as "suggested learning rate",
  run.learning_rate as "learning rate of the request",
  lowest.smoothed_loss as "lowest smoothed loss",
  lowest.learning_rate as "at the rate",
  run.optimizer
from run
left join lateral (
  select count(*) as steps
  from rate_range
  where rate_range.run_id = run.run_id
) tried on true
left join lateral (
  select learning_rate
  from rate_range_suggestion
  where rate_range_suggestion.run_id = run.run_id and recommended
  limit 1
) suggested on true
left join lateral (
  select smoothed_loss, learning_rate
  from rate_range
  where rate_range.run_id = run.run_id
  order by smoothed_loss, step
  limit 1
) lowest on true
where run.run_id = ${run:sqlstring}
