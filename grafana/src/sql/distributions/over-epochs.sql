-- Cells are as wide as the first two epochs are apart: while there is only one, an empty one stands beside it.
with binned as (
  select
    epoch,
    bin,
    trim_scale(
      round(((low + high) / 2)::numeric, (2 - floor(log(max(high) over () - min(low) over ())))::integer)
    )::text as middle,
    share
  from histogram_bins(${run:sqlstring}, ${layer:sqlstring}, ${tensor:sqlstring}, ${kind:sqlstring}, 40)
)
select epoch, middle as bin, share
from (
  select epoch, bin, middle, share
  from binned
  union all
  select max(epoch) + 1, 0, min(middle) filter (where bin = 0), null
  from binned
  having min(epoch) = max(epoch)
) cell
order by epoch, cell.bin
