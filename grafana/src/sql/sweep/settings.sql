select
  sweep_parameter.number as setting,
  sweep_run.value,
  sweep_run.rank,
  sweep_run.name as run
from sweep_run
join sweep_parameter on sweep_parameter.sweep = sweep_run.sweep and sweep_parameter.run_id = sweep_run.run_id
where sweep_run.sweep = ${sweep:sqlstring}
  and sweep_parameter.parameter = ${parameter:sqlstring}
  and sweep_parameter.number is not null
  and sweep_run.rank is not null
order by sweep_parameter.number, sweep_run.position
