-- The other run's last epoch where it has none of that number.
with other as (
  select coalesce(max(epoch) filter (where epoch = nullif(${at:sqlstring}, '')::integer), max(epoch)) as epoch
  from scene_epoch
  where run_id = ${compare:sqlstring}
    and scene = ${scene:sqlstring}
    and pass = any (string_to_array(${pass:sqlstring}, ','))
)
select cell.cell_col * scene.side as "column", cell.cell_row * scene.side as "row", cell.value
from (
  select cell_side(grid_rows, grid_columns, 64) as side
  from run_scene
  where run_id = ${compare:sqlstring} and scene = ${scene:sqlstring}
) scene
cross join other
cross join lateral patch_cells(
  ${compare:sqlstring},
  ${scene:sqlstring},
  string_to_array(${pass:sqlstring}, ','),
  'all',
  other.epoch,
  ${patch_metric:sqlstring},
  64
) cell
where other.epoch is not null
order by 1, 2
