select
  coalesce(run_class.name, scored.class_index::text) as class,
  sum(scored.patches)::bigint as patches,
  sum(scored.correct)::double precision / sum(scored.patches) as accuracy,
  sum(scored.mean_loss * scored.patches) / sum(scored.patches) as "mean loss",
  sum(scored.mean_p_true * scored.patches) / sum(scored.patches) as "mean p(true)"
from patch_class_epoch scored
left join run_class on run_class.run_id = scored.run_id and run_class.class_index = scored.class_index
where scored.run_id = ${run:sqlstring}
  and scored.scene = ${scene:sqlstring}
  and scored.pass = any (string_to_array(${pass:sqlstring}, ','))
  and ${split:sqlstring} in ('all', scored.split)
  and scored.epoch = nullif(${at:sqlstring}, '')::integer
group by scored.class_index, run_class.name
order by scored.class_index
