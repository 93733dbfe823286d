-- One bin to each doubling, for want of room. Cells are as wide as the first two epochs are apart: while there is only
-- one, an empty one stands beside it.
with doubling as (
  select epoch, floor(bin / 2.0) as bin, power(2, floor(bin / 2.0)) as low, sum(patches)::bigint as patches
  from patch_loss_bins(
    ${run:sqlstring}, ${scene:sqlstring}, string_to_array(${pass:sqlstring}, ','), ${split:sqlstring}
  )
  group by epoch, floor(bin / 2.0)
),
counted as (
  select
    epoch,
    bin,
    case
      when low < 0.001 then trim(to_char(low, '9.9EEEE'))
      else trim_scale(round(low::numeric, 1 - floor(log(low))::integer))::text
    end as loss,
    patches
  from doubling
)
select epoch, loss, patches
from (
  select epoch, bin, loss, patches
  from counted
  union all
  select max(epoch) + 1, min(bin), (array_agg(loss order by bin))[1], null
  from counted
  having min(epoch) = max(epoch)
) cell
order by epoch, bin
