-- What no other panel shows.
select distinct metric as __text, metric as __value
from epoch_metric
where run_id = ${run:sqlstring}
  and metric not in ('loss', 'accuracy', 'gradient_norm', 'samples_per_second')
order by 1
