-- Single patches as long as they can be told from each other, and else how many lie in each cell of a grid; the points
-- that there are none of lie outside of the axes, since Grafana draws one without coordinates at 0.
with point as (
  select variability, confidence, correctness, verdict, grid_row, grid_col
  from patch_points(
    ${run:sqlstring}, ${scene:sqlstring}, string_to_array(${pass:sqlstring}, ','), ${split:sqlstring}, 5000
  )
)
select
  variability,
  confidence,
  correctness as "epochs right",
  verdict,
  grid_row as "row",
  grid_col as "column",
  null::double precision as "variability of the cell",
  null::double precision as "confidence of the cell",
  null::bigint as patches
from point
union all
select -1, -1, null, null, null, null, variability, confidence, patches
from patch_cartography(
  ${run:sqlstring}, ${scene:sqlstring}, string_to_array(${pass:sqlstring}, ','), ${split:sqlstring}
)
where not exists (select from point)
order by 5, 6
