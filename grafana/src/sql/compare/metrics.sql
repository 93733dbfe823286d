-- Loss and accuracy first, then the runs' own, then the rest.
select recorded.metric as __text, recorded.metric as __value
from (
  select distinct run_metric.metric
  from compared_run(array[${runs:sqlstring}]) compared
  join run_metric on run_metric.run_id = compared.run_id
) recorded
left join metric known on known.metric = recorded.metric
order by recorded.metric <> 'loss', recorded.metric <> 'accuracy', known.metric is not null, recorded.metric
