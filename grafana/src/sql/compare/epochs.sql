with trained as (
  select epoch
  from run_epoch
  where run_id = ${run:sqlstring}
)
select __text, __value
from (
  select 'last (' || max(epoch) || ')' as __text, 'last' as __value, 0 as rank, 0 as epoch
  from trained
  having count(*) > 0
  union all
  select epoch::text, epoch::text, 1, epoch
  from trained
) choice
order by rank, epoch
