select distinct
  pass as __text,
  pass as __value,
  array_position(array['training', 'validation', 'evaluation'], pass) as rank
from scene_epoch
where run_id = ${run:sqlstring} and scene = ${scene:sqlstring}
order by rank
