-- Up to five epochs beside each other, with two cells between them; one more cell keeps the place of those that are
-- not there yet.
with shown as (
  select epoch, row_number() over (order by epoch) - 1 as place
  from (
    select distinct unnest(percentile_disc(array[0, 0.25, 0.5, 0.75, 1]) within group (order by epoch)) as epoch
    from scene_epoch
    where run_id = ${run:sqlstring} and scene = ${scene:sqlstring} and pass = ${pass:sqlstring}
  ) spread
),
cell as (
  select shown.place, patch.cell_col, patch.cell_row, patch.value, max(patch.cell_col) over () + 3 as stride
  from shown
  cross join lateral patch_grid(
    ${run:sqlstring}, ${scene:sqlstring}, ${pass:sqlstring}, shown.epoch, ${metric:sqlstring}, 50
  ) patch
)
select place * stride + cell_col as "column", cell_row as "row", value
from cell
union all
select 5 * max(stride) - 3, 0, null
from cell
having max(place) < 4
order by 1, 2
