select
  rank,
  name,
  value,
  epoch as "best epoch",
  status,
  reason,
  run_id as run,
  parameters::text as parameters
from sweep_run
where sweep = ${sweep:sqlstring}
order by rank nulls last, position
