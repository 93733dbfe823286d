select
  projection.epoch,
  projection.explained_x as "first axis",
  projection.explained_y as "second axis"
from feature_projection projection
where projection.run_id = ${run:sqlstring}
order by projection.epoch
