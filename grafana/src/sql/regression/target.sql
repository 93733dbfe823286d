-- Name and unit of what is predicted.
select described.target as __text, described.target as __value
from (
  select coalesce(nullif(target, ''), 'the target') || case when target_unit <> '' then ' (' || target_unit || ')' else '' end
    as target
  from run
  where run_id = ${run:sqlstring}
) described
