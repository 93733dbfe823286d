-- A small patch says little without what lies around it, a large one is a picture of its own.
select
  'as pictures' as __text,
  '.png?size=64&context=' || case when patch_width < 24 then 1 else 0 end as __value
from run_scene
where run_id = ${run:sqlstring}
  and scene = ${scene:sqlstring}
  and ${pictures:sqlstring} <> ''
  and exists (
    select from picture where run_id = ${run:sqlstring} and scene = ${scene:sqlstring} and kind = 'scene-tile'
  )
