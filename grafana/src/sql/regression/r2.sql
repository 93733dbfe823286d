select
  epoch,
  max(r2) filter (where split = 'train') as train,
  max(r2) filter (where split = 'validation') as validation,
  max(r2) filter (where split = 'test') as test
from regression_epoch
where run_id = ${run:sqlstring}
group by epoch
order by epoch
