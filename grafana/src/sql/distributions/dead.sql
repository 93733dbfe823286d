with watched as (
  select distinct on (layer) layer, position, epoch, step, units, dead, dead_units
  from layer_health
  where run_id = ${run:sqlstring} and units > 0
    and (${epoch:sqlstring} = 'last' or epoch::text = ${epoch:sqlstring})
  order by layer, epoch desc, step desc
)
select
  watched.layer,
  watched.epoch,
  watched.units,
  watched.dead,
  watched.dead::double precision / watched.units as share,
  coalesce(nullif(array_to_string(watched.dead_units, ', '), ''), 'none') as "dead units",
  (
    select count(*)
    from unnest(watched.dead_units) as dead (unit)
    where not exists (
      select
      from dead_unit earlier
      where earlier.run_id = ${run:sqlstring} and earlier.layer = watched.layer and earlier.unit = dead.unit
        and earlier.epoch = watched.epoch - 1
    )
  ) as "new since the epoch before"
from watched
order by watched.position, watched.layer
