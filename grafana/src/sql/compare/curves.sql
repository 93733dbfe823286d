with measured as (
  select
    compared.place,
    compared.label,
    epoch_metric.epoch,
    epoch_metric.value,
    smoothed(epoch_metric.value, nullif(${smoothing:sqlstring}, '')::double precision)
      over (partition by compared.run_id order by epoch_metric.epoch) as smoothed
  from compared_run(array[${runs:sqlstring}]) compared
  cross join lateral (
    select epoch_metric.epoch, epoch_metric.value
    from epoch_metric
    where epoch_metric.run_id = compared.run_id
      and epoch_metric.split = ${split:sqlstring}
      and epoch_metric.metric = ${metric:sqlstring}
    -- Asked for each run by itself, and not joined with those of all runs.
    offset 0
  ) epoch_metric
)
select epoch, run, value
from (
  select epoch, label as run, smoothed as value, place, 0 as rank
  from measured
  union all
  select epoch, label || ', raw', value, place, 1
  from measured
  where ${smoothing:sqlstring} <> '0'
) line
order by epoch, place, rank
