select patch.cell_col as "column", patch.cell_row as "row", patch.value
from (
  select max(epoch) as epoch
  from scene_epoch
  where run_id = ${run:sqlstring}
    and scene = ${scene:sqlstring}
    and pass = ${pass:sqlstring}
    and ${epoch:sqlstring} in ('last', epoch::text)
) chosen
cross join lateral patch_grid(
  ${run:sqlstring}, ${scene:sqlstring}, ${pass:sqlstring}, chosen.epoch, ${metric:sqlstring}
) patch
where chosen.epoch is not null
order by patch.cell_col, patch.cell_row
