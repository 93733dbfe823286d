select
  run_parameter.number as setting,
  case ${figure:sqlstring} when 'best' then figure.best_value else figure.last_value end as value,
  compared.place,
  compared.label as run
from compared_run(array[${runs:sqlstring}]) compared
join run_parameter on run_parameter.run_id = compared.run_id
join run_metric figure
  on (figure.run_id, figure.split, figure.metric) = (compared.run_id, ${split:sqlstring}, ${metric:sqlstring})
where run_parameter.parameter = ${parameter:sqlstring} and run_parameter.number is not null
order by run_parameter.number, compared.place
