select
  compared.label as run,
  compared.group_label as "group",
  compared.seed::text as seed,
  run.status,
  coalesce(run.last_epoch, 0) || ' of ' || coalesce(run.epochs::text, '?') as epochs,
  figure.last as "last value",
  figure.best as "best value",
  figure.best_epoch as "in epoch",
  compared.started_at as started,
  compared.run_id as id
from compared_run(array[${runs:sqlstring}]) compared
join run on run.run_id = compared.run_id
left join run_figure(array(select run_id from compared_run(array[${runs:sqlstring}])), ${split:sqlstring}, ${metric:sqlstring}) figure
  on figure.run_id = compared.run_id
order by compared.place
