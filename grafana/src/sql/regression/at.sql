select epoch::text as __text, epoch::text as __value
from (
  select case ${epoch:sqlstring} when 'first' then min(epoch) else max(epoch) end as epoch
  from regression_epoch
  where run_id = ${run:sqlstring}
    and split = ${split:sqlstring}
    and ${epoch:sqlstring} in ('first', 'last', epoch::text)
) chosen
where epoch is not null
