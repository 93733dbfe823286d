select
  epoch,
  max(value) filter (where split = 'train') as train,
  max(value) filter (where split = 'validation') as validation,
  max(value) filter (where split = 'test') as test,
  max(value) filter (where split = '') as other
from epoch_metric
where run_id = ${run:sqlstring} and metric = ${metric:sqlstring}
group by epoch
order by epoch
