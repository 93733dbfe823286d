-- Where metrics-service has what is drawn and listed of the scene.
select scene as __text, picture_url('/runs/' || run_id || '/scenes/' || scene) as __value
from run_scene
where run_id = ${run:sqlstring}
  and scene = ${scene:sqlstring}
  and ${at:sqlstring} <> ''
  and picture_url('') is not null
