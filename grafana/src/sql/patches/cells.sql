select cell.cell_col * scene.side as "column", cell.cell_row * scene.side as "row", cell.value
from (
  select cell_side(grid_rows, grid_columns, 64) as side
  from run_scene
  where run_id = ${run:sqlstring} and scene = ${scene:sqlstring} and ${at:sqlstring} <> ''
) scene
cross join lateral patch_cells(
  ${run:sqlstring},
  ${scene:sqlstring},
  string_to_array(${pass:sqlstring}, ','),
  ${split:sqlstring},
  nullif(${at:sqlstring}, '')::integer,
  ${metric:sqlstring},
  64
) cell
order by 1, 2
