-- Cells are as wide as the first two epochs are apart: while there is only one, an empty one stands beside it.
with counted as (
  select distinct on (epoch) epoch, count - nans - positive_infinities - negative_infinities as values
  from tensor_histogram
  where run_id = ${run:sqlstring}
    and layer = ${layer:sqlstring}
    and tensor = ${tensor:sqlstring}
    and kind = ${kind:sqlstring}
  order by epoch, step desc
),
binned as (
  select
    bins.epoch,
    bins.bin,
    trim_scale(
      round(
        ((bins.low + bins.high) / 2)::numeric,
        (2 - floor(log(max(bins.high) over () - min(bins.low) over ())))::integer
      )
    )::text as middle,
    log(1 + bins.share * counted.values) as tenfolds
  from histogram_bins(${run:sqlstring}, ${layer:sqlstring}, ${tensor:sqlstring}, ${kind:sqlstring}, 40) bins
  join counted on counted.epoch = bins.epoch
)
select epoch, middle as bin, tenfolds
from (
  select epoch, bin, middle, tenfolds
  from binned
  union all
  select max(epoch) + 1, 0, min(middle) filter (where bin = 0), null
  from binned
  having min(epoch) = max(epoch)
) cell
order by epoch, cell.bin
