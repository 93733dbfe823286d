select
  epoch,
  max(mae) filter (where split = 'train') as train,
  max(mae) filter (where split = 'validation') as validation,
  max(mae) filter (where split = 'test') as test
from regression_epoch
where run_id = ${run:sqlstring}
group by epoch
order by epoch
