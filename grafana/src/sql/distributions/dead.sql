with watched as (
  select distinct on (layer) layer, position, epoch, units, dead, dead_units
  from layer_health
  where run_id = ${run:sqlstring}
    and units > 0
    and ${epoch:sqlstring} in ('last', epoch::text)
  order by layer, epoch desc, step desc
)
select
  watched.layer,
  watched.units,
  watched.dead,
  watched.dead::double precision / watched.units as share,
  (
    select count(*)
    from unnest(watched.dead_units) as dead (unit)
    where not exists (
      select
      from dead_unit earlier
      where earlier.run_id = ${run:sqlstring}
        and earlier.layer = watched.layer
        and earlier.unit = dead.unit
        and earlier.epoch = (
          select max(before.epoch)
          from layer_health before
          where before.run_id = ${run:sqlstring} and before.layer = watched.layer and before.epoch < watched.epoch
        )
    )
  ) as new,
  coalesce(nullif(array_to_string(watched.dead_units, ', '), ''), 'none') as "which units"
from watched
order by watched.position, watched.layer
