select
  band.epoch,
  band.step,
  band.maximum,
  band.p93 as "93 %",
  band.p84 as "84 %",
  band.p69 as "69 %",
  band.p50 as median,
  band.p31 as "31 %",
  band.p16 as "16 %",
  band.p7 as "7 %",
  band.minimum
from (
  select max(split) as split
  from tensor_histogram
  where run_id = ${run:sqlstring}
    and layer = ${layer:sqlstring}
    and tensor = ${tensor:sqlstring}
    and kind = ${kind:sqlstring}
) recorded
cross join lateral histogram_percentiles(
  ${run:sqlstring}, ${layer:sqlstring}, ${tensor:sqlstring}, ${kind:sqlstring}, recorded.split
) band
