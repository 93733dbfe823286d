select
  coalesce(listed.title, chosen.metric) as metric,
  listed.unit,
  case listed.better when 'higher' then 'higher' when 'lower' then 'lower' end as better,
  listed.lowest || ' to ' || listed.highest as range,
  coalesce(listed.formula, 'published by the trainer; not one of the list of metrics') as formula
from (
  select distinct metric
  from epoch_metric
  where run_id = ${run:sqlstring} and metric = ${metric:sqlstring}
) chosen
left join metric listed on listed.metric = chosen.metric
