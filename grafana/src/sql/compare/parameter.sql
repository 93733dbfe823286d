select
  run_parameter.number as setting,
  case ${figure:sqlstring} when 'best' then figure.best else figure.last end as value,
  compared.place,
  compared.label as run
from compared_run(array[${runs:sqlstring}]) compared
join run_parameter on run_parameter.run_id = compared.run_id
join run_figure(array(select run_id from compared_run(array[${runs:sqlstring}])), ${split:sqlstring}, ${metric:sqlstring}) figure
  on figure.run_id = compared.run_id
where run_parameter.parameter = ${parameter:sqlstring} and run_parameter.number is not null
order by run_parameter.number, compared.place
