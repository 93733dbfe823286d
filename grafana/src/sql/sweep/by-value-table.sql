select
  coalesce(sweep_parameter.value, 'none') as setting,
  count(*) as runs,
  count(*) filter (where sweep_run.status = 'STOPPED') as stopped,
  count(*) filter (where sweep_run.status = 'FAILED') as failed,
  case sweep.mode
    when 'max' then max(sweep_run.value) filter (where sweep_run.rank is not null)
    else min(sweep_run.value) filter (where sweep_run.rank is not null)
  end as best,
  avg(sweep_run.value) filter (where sweep_run.rank is not null) as mean,
  min(sweep_run.rank) as "best rank"
from sweep
join sweep_run on sweep_run.sweep = sweep.sweep
join sweep_parameter on sweep_parameter.sweep = sweep_run.sweep and sweep_parameter.run_id = sweep_run.run_id
where sweep.sweep = ${sweep:sqlstring} and sweep_parameter.parameter = ${parameter:sqlstring}
group by sweep_parameter.value, sweep_parameter.number, sweep.mode
order by "best rank" nulls last, 1
