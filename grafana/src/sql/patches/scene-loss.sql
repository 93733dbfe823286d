select
  epoch,
  sum(mean_loss * patches) filter (where split = 'train') / sum(patches) filter (where split = 'train') as train,
  sum(mean_loss * patches) filter (where split = 'validation') / sum(patches) filter (where split = 'validation')
    as validation,
  sum(mean_loss * patches) filter (where split = 'test') / sum(patches) filter (where split = 'test') as test
from patch_epoch
where run_id = ${run:sqlstring}
  and scene = ${scene:sqlstring}
  and pass = any (string_to_array(${pass:sqlstring}, ','))
group by epoch
order by epoch
