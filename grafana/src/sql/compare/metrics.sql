-- Loss and accuracy first, then the runs' own, then the rest. Of the first run those of any epoch, of the others those of
-- their first and last: all epochs of many runs with very many metrics take too long for a list.
with trained as materialized (
  select
    compared.run_id,
    run_epoch.epoch,
    compared.place = 1
      or run_epoch.epoch in (
        min(run_epoch.epoch) over (partition by compared.run_id), max(run_epoch.epoch) over (partition by compared.run_id)
      ) as looked_at
  from compared_run(array[${runs:sqlstring}]) compared
  join run_epoch on run_epoch.run_id = compared.run_id
)
select recorded.metric as __text, recorded.metric as __value
from (
  select distinct published.metric
  from trained
  cross join lateral (
    select epoch_metric.metric
    from epoch_metric
    where epoch_metric.run_id = trained.run_id and epoch_metric.epoch = trained.epoch
    -- Asked for each epoch by itself, and not joined with those of all runs.
    offset 0
  ) published
  where trained.looked_at
) recorded
left join metric known on known.metric = recorded.metric
order by recorded.metric <> 'loss', recorded.metric <> 'accuracy', known.metric is not null, recorded.metric
