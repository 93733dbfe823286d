select unit::text as __text, unit::text as __value
from (
  select distinct unit
  from network_picture
  where run_id = ${run:sqlstring} and kind = 'top-samples' and layer = ${excited:sqlstring}
) shown
order by unit
