select max(epoch)::text as __text, max(epoch)::text as __value
from (
  select epoch from network_picture where run_id = ${run:sqlstring}
  union
  select epoch from feature_projection where run_id = ${run:sqlstring}
  union
  select epoch from sample_output where run_id = ${run:sqlstring}
) recorded
where ${epoch:sqlstring} in ('last', epoch::text)
  or ${epoch:sqlstring} = 'first' and epoch = 0
having count(*) > 0
