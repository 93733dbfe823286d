with scored as (
  select distinct epoch
  from scene_epoch
  where run_id = ${run:sqlstring}
    and scene = ${scene:sqlstring}
    and pass = any (string_to_array(${pass:sqlstring}, ','))
)
select __text, __value
from (
  select 'last (' || max(epoch) || ')' as __text, 'last' as __value, 0 as rank, 0 as epoch
  from scored
  having count(*) > 0
  union all
  select 'first (' || min(epoch) || ')', 'first', 1, 0
  from scored
  having count(*) > 0
  union all
  select epoch::text, epoch::text, 2, epoch
  from scored
) choice
order by rank, epoch
