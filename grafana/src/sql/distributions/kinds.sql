select
  case kind when 'weight' then 'values' when 'gradient' then 'gradients' else kind end as __text,
  kind as __value
from (
  select distinct kind
  from tensor_histogram
  where run_id = ${run:sqlstring} and layer = ${layer:sqlstring} and tensor = ${tensor:sqlstring} and split = ''
) recorded
order by kind desc
