with judged as (
  select distinct epoch
  from classification_epoch
  where run_id = ${run:sqlstring} and split = ${split:sqlstring}
)
select __text, __value
from (
  select 'last (' || max(epoch) || ')' as __text, 'last' as __value, 0 as rank, 0 as epoch
  from judged
  having count(*) > 0
  union all
  select 'first (' || min(epoch) || ')', 'first', 1, 0
  from judged
  having count(*) > 0
  union all
  select epoch::text, epoch::text, 2, epoch
  from judged
) choice
order by rank, epoch
