with recorded as (
  select epoch from network_picture where run_id = ${run:sqlstring}
  union
  select epoch from feature_projection where run_id = ${run:sqlstring}
  union
  select epoch from sample_output where run_id = ${run:sqlstring}
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
