-- What functions of patches take as an array, with commas between the passes.
select choice.text as __text, choice.passes as __value
from (values
  (1, 'each patch in the pass it was met in', 'training,validation'),
  (2, 'exact evaluation', 'evaluation')
) as choice (rank, text, passes)
where exists (
  select
  from scene_epoch
  where run_id = ${run:sqlstring}
    and scene = ${scene:sqlstring}
    and pass = any (string_to_array(choice.passes, ','))
)
order by choice.rank
