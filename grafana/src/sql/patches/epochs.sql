select __text, __value
from (
  select max(epoch) || ' (last)' as __text, 'last' as __value, 0 as rank, 0 as epoch
  from scene_epoch
  where run_id = ${run:sqlstring} and scene = ${scene:sqlstring} and pass = ${pass:sqlstring}
  having count(*) > 0
  union all
  select epoch::text, epoch::text, 1, epoch
  from scene_epoch
  where run_id = ${run:sqlstring} and scene = ${scene:sqlstring} and pass = ${pass:sqlstring}
) choice
order by rank, epoch
