-- Name and unit of what is predicted; the value is its unit as Grafana writes one behind a figure.
select
  coalesce(nullif(target, ''), 'the target') || case when target_unit <> '' then ' (' || target_unit || ')' else '' end as __text,
  case when target_unit <> '' then 'suffix: ' || target_unit else 'none' end as __value
from run
where run_id = ${run:sqlstring}
