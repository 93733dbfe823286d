select
  epoch,
  sum(correct) filter (where split = 'train')::double precision
    / nullif(sum(labelled) filter (where split = 'train'), 0) as train,
  sum(correct) filter (where split = 'validation')::double precision
    / nullif(sum(labelled) filter (where split = 'validation'), 0) as validation,
  sum(correct) filter (where split = 'test')::double precision
    / nullif(sum(labelled) filter (where split = 'test'), 0) as test
from patch_epoch
where run_id = ${run:sqlstring}
  and scene = ${scene:sqlstring}
  and pass = any (string_to_array(${pass:sqlstring}, ','))
group by epoch
order by epoch
