select coalesce(min(scored.epoch), min(chosen.epoch))::text as __text, coalesce(min(scored.epoch), min(chosen.epoch))::text as __value
from (select nullif(${at:sqlstring}, '')::integer as epoch) chosen
left join scene_epoch scored
  on scored.run_id = ${run:sqlstring}
  and scored.scene = ${scene:sqlstring}
  and scored.pass = any (string_to_array(${pass:sqlstring}, ','))
  and scored.epoch > chosen.epoch
having min(chosen.epoch) is not null
