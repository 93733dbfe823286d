-- One bin to each doubling for want of room, and up to 100 stretches of epochs, since Grafana finds no ticks for many
-- more: of each the mean. Cells are as wide as the first two epochs are apart: while there is only
-- one, an empty one stands beside it.
with doubling as materialized (
  select epoch, floor(bin / 2.0) as bin, power(2, floor(bin / 2.0)) as low, sum(patches)::bigint as patches
  from patch_loss_bins(
    ${run:sqlstring}, ${scene:sqlstring}, string_to_array(${pass:sqlstring}, ','), ${split:sqlstring}
  )
  group by epoch, floor(bin / 2.0)
),
counted as (
  select
    min(epoch) as epoch,
    bin,
    case
      when low < 0.001 then trim(to_char(low, '9.9EEEE'))
      else trim_scale(round(low::numeric, 1 - floor(log(low))::integer))::text
    end as loss,
    avg(patches)::double precision as patches
  from (
    select
      doubling.*,
      (dense_rank() over (order by epoch) - 1) / (select (count(distinct epoch) + 99) / 100 from doubling) as stretch
    from doubling
  ) numbered
  group by stretch, bin, low
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
