-- Of the chosen layer, or else of the nearest one before it, or after it, that has such pictures.
select shown.layer as __text, shown.layer as __value
from (
  select pictured.layer
  from (select distinct layer from network_picture where run_id = ${run:sqlstring} and kind = 'top-samples') pictured
  left join run_layer mine on mine.run_id = ${run:sqlstring} and mine.layer = pictured.layer
  left join run_layer chosen on chosen.run_id = ${run:sqlstring} and chosen.layer = ${layer:sqlstring}
  order by mine.position > chosen.position, abs(mine.position - chosen.position), pictured.layer
  limit 1
) shown
