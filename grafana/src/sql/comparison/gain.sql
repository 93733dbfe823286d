-- An epoch that the other run does not have stands for its last one.
with other as (
  select coalesce(max(epoch) filter (where epoch = nullif(${at:sqlstring}, '')::integer), max(epoch)) as epoch
  from scene_epoch
  where run_id = ${compare:sqlstring}
    and scene = ${scene:sqlstring}
    and pass = any (string_to_array(${pass:sqlstring}, ','))
)
select
  mine.cell_col * cell_side(scene.grid_rows, scene.grid_columns, 64) as "column",
  mine.cell_row * cell_side(scene.grid_rows, scene.grid_columns, 64) as "row",
  case when ${metric:sqlstring} in ('loss', 'variability', 'forgotten') then theirs.value - mine.value else mine.value - theirs.value end
    as gain
from run_scene scene
cross join other
cross join lateral patch_cells(
  ${run:sqlstring},
  ${scene:sqlstring},
  string_to_array(${pass:sqlstring}, ','),
  ${split:sqlstring},
  nullif(${at:sqlstring}, '')::integer,
  ${metric:sqlstring},
  64
) mine
join lateral patch_cells(
  ${compare:sqlstring},
  ${scene:sqlstring},
  string_to_array(${pass:sqlstring}, ','),
  ${split:sqlstring},
  other.epoch,
  ${metric:sqlstring},
  64
) theirs on theirs.cell_col = mine.cell_col and theirs.cell_row = mine.cell_row
where scene.run_id = ${run:sqlstring}
  and scene.scene = ${scene:sqlstring}
  and ${compare:sqlstring} <> ''
  and other.epoch is not null
order by 1, 2
