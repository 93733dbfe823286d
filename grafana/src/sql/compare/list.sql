select
  compared.label as run,
  compared.group_label as "group",
  compared.seed::text as seed,
  run.status,
  coalesce(run.last_epoch, 0) || ' of ' || coalesce(run.epochs::text, '?') as epochs,
  figure.last_value as "last value",
  figure.best_value as "best value",
  figure.best_epoch as "in epoch",
  compared.started_at as started,
  compared.run_id as id
from compared_run(array[${runs:sqlstring}]) compared
join run on run.run_id = compared.run_id
left join run_metric figure
  on (figure.run_id, figure.split, figure.metric) = (compared.run_id, ${split:sqlstring}, ${metric:sqlstring})
order by compared.place
