select name as __text, scene as __value
from run_scene
where run_id = ${run:sqlstring}
order by name, scene
