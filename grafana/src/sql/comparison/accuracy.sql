select
  epoch,
  sum(correct) filter (where run_id = ${run:sqlstring} and split = 'train')::double precision
    / nullif(sum(labelled) filter (where run_id = ${run:sqlstring} and split = 'train'), 0) as train,
  sum(correct) filter (where run_id = ${run:sqlstring} and split = 'validation')::double precision
    / nullif(sum(labelled) filter (where run_id = ${run:sqlstring} and split = 'validation'), 0) as validation,
  sum(correct) filter (where run_id = ${compare:sqlstring} and split = 'train')::double precision
    / nullif(sum(labelled) filter (where run_id = ${compare:sqlstring} and split = 'train'), 0) as "other run: train",
  sum(correct) filter (where run_id = ${compare:sqlstring} and split = 'validation')::double precision
    / nullif(sum(labelled) filter (where run_id = ${compare:sqlstring} and split = 'validation'), 0)
    as "other run: validation"
from patch_epoch
where run_id in (${run:sqlstring}, ${compare:sqlstring})
  and scene = ${scene:sqlstring}
  and pass = any (string_to_array(${pass:sqlstring}, ','))
  and ${compare:sqlstring} <> ''
group by epoch
order by epoch
