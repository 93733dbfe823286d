with recorded as (
  select distinct epoch
  from tensor_histogram
  where run_id = ${run:sqlstring}
    and layer = ${layer:sqlstring}
    and tensor = ${tensor:sqlstring}
    and kind = ${kind:sqlstring}
)
select __text, __value
from (
  select 'last (' || max(epoch) || ')' as __text, 'last' as __value, 0 as rank, 0 as epoch
  from recorded
  having count(*) > 0
  union all
  select epoch::text, epoch::text, 1, epoch
  from recorded
) choice
order by rank, epoch
