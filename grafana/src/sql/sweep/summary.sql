select
  finished || ' of ' || runs as "runs ended",
  replace(best_name, name || ': ', '') as "best run",
  best_value as "best value",
  best_epoch as "in epoch",
  metric || case mode when 'max' then ', highest is best' else ', lowest is best' end as metric
from sweep
where sweep = ${sweep:sqlstring}
