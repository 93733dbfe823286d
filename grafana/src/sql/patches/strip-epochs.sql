select string_agg(epoch::text, ' · ' order by epoch) as __text, '' as __value
from (
  select distinct unnest(percentile_disc(array[0, 0.25, 0.5, 0.75, 1]) within group (order by epoch)) as epoch
  from scene_epoch
  where run_id = ${run:sqlstring} and scene = ${scene:sqlstring} and pass = ${pass:sqlstring}
) shown
having count(*) > 0
