-- The line of the best run is known by its name.
select
  sweep_epoch.epoch,
  case when sweep_run.rank = 1 then 'best: ' else '' end
    || replace(sweep_run.name, sweep.name || ': ', '') || ' (' || sweep_run.position || ')' as run,
  sweep_epoch.value
from sweep
join sweep_run on sweep_run.sweep = sweep.sweep
join sweep_epoch on sweep_epoch.sweep = sweep_run.sweep and sweep_epoch.run_id = sweep_run.run_id
where sweep.sweep = ${sweep:sqlstring}
order by sweep_epoch.epoch, sweep_run.position
