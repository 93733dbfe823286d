select
  epoch,
  max(rmse) filter (where split = 'train') as train,
  max(rmse) filter (where split = 'validation') as validation,
  max(rmse) filter (where split = 'test') as test
from regression_epoch
where run_id = ${run:sqlstring}
group by epoch
order by epoch
