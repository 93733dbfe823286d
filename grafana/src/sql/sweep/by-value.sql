select
  coalesce(sweep_parameter.value, 'none') as setting,
  case when sweep.mode = 'max' then max(sweep_run.value) else min(sweep_run.value) end as best,
  avg(sweep_run.value) as mean
from sweep
join sweep_run on sweep_run.sweep = sweep.sweep
join sweep_parameter on sweep_parameter.sweep = sweep_run.sweep and sweep_parameter.run_id = sweep_run.run_id
where sweep.sweep = ${sweep:sqlstring}
  and sweep_parameter.parameter = ${parameter:sqlstring}
  and sweep_run.rank is not null
group by sweep_parameter.value, sweep_parameter.number, sweep.mode
order by sweep_parameter.number, 1
limit 40
