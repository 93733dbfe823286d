select
  case
    when judged.epoch is not null then 'once, after epoch ' || judged.epoch
    when run.task = 'classification' then 'see Classification'
    when run.status = 'RUNNING' then 'not yet: the run is still on'
    when run.status = 'STALLED' then 'not yet: nothing comes of the run any more'
    when run.status = 'STOPPED' then 'no: the run was stopped'
    when run.status = 'FAILED' then 'no: the run failed'
    when exists (select from run_split where run_split.run_id = run.run_id and run_split.split = 'test')
      then 'yes, but what was found has not come'
    else 'no: there is no test split'
  end as judged,
  judged.samples,
  judged.mae as "MAE",
  judged.rmse as "RMSE",
  judged.r2 as "R²",
  judged.median_absolute_error as "median absolute error",
  judged.loss
from run
left join lateral (
  select *
  from regression_epoch
  where run_id = ${run:sqlstring} and split = 'test'
  order by epoch desc
  limit 1
) judged on true
where run.run_id = ${run:sqlstring}
