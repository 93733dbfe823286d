select
  coalesce(run_parameter.value, 'none') as setting,
  avg(shown.value) as mean,
  min(shown.value) as lowest,
  max(shown.value) as highest
from compared_run(array[${runs:sqlstring}]) compared
left join run_parameter on run_parameter.run_id = compared.run_id and run_parameter.parameter = ${parameter:sqlstring}
join run_metric figure
  on (figure.run_id, figure.split, figure.metric) = (compared.run_id, ${split:sqlstring}, ${metric:sqlstring})
cross join lateral (select case ${figure:sqlstring} when 'best' then figure.best_value else figure.last_value end as value) shown
where shown.value > '-Infinity' and shown.value < 'Infinity' and ${parameter:sqlstring} <> ''
group by run_parameter.value, run_parameter.number
order by run_parameter.number, 1
