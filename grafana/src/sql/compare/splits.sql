select case split when '' then 'of no split' else split end as __text, split as __value
from (
  select distinct run_metric.split
  from compared_run(array[${runs:sqlstring}]) compared
  join run_metric on run_metric.run_id = compared.run_id
  where run_metric.metric = ${metric:sqlstring}
) recorded
order by array_position(array['validation', 'train', 'test', ''], split)
