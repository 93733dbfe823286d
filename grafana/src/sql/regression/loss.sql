select
  epoch,
  max(loss) filter (where split = 'train') as train,
  max(loss) filter (where split = 'validation') as validation,
  max(loss) filter (where split = 'test') as test
from regression_epoch
where run_id = ${run:sqlstring}
group by epoch
order by epoch
