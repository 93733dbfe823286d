select shown.layer as __text, shown.layer as __value
from (select distinct layer from sample_activation where run_id = ${run:sqlstring} and epoch::text = ${at:sqlstring}) shown
left join run_layer mine on mine.run_id = ${run:sqlstring} and mine.layer = shown.layer
left join run_layer chosen on chosen.run_id = ${run:sqlstring} and chosen.layer = ${layer:sqlstring}
order by mine.position > chosen.position, abs(mine.position - chosen.position), shown.layer
limit 1
