select
  scored.epoch,
  coalesce(run_class.name, scored.class_index::text) as class,
  sum(scored.correct)::double precision / sum(scored.patches) as accuracy
from patch_class_epoch scored
left join run_class on run_class.run_id = scored.run_id and run_class.class_index = scored.class_index
where scored.run_id = ${run:sqlstring}
  and scored.scene = ${scene:sqlstring}
  and scored.pass = any (string_to_array(${pass:sqlstring}, ','))
  and ${split:sqlstring} in ('all', scored.split)
group by scored.epoch, scored.class_index, run_class.name
order by scored.epoch, scored.class_index
