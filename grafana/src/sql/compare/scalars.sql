select name as __text, name as __value
from (
  select distinct step_slice.name
  from compared_run(array[${runs:sqlstring}]) compared
  join step_slice on step_slice.run_id = compared.run_id
) recorded
order by name <> 'loss', name
