select
  rank,
  run_id as run,
  value,
  epoch as "best epoch",
  status,
  reason,
  parameters::text as parameters
from sweep_run
where sweep = ${sweep:sqlstring}
order by rank nulls last, position
