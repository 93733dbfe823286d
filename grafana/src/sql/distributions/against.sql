with recorded as (
  select distinct epoch
  from tensor_histogram
  where run_id = ${run:sqlstring}
    and layer = ${layer:sqlstring}
    and tensor = ${tensor:sqlstring}
    and kind = ${kind:sqlstring}
),
half_way as (
  select max(epoch) as epoch
  from recorded
  where epoch <= (select (min(epoch) + max(epoch)) / 2 from recorded)
)
select __text, __value
from (
  select 'half-way (' || epoch || ')' as __text, 'half-way' as __value, 0 as rank, 0 as epoch
  from half_way
  where epoch is not null
  union all
  select epoch::text, epoch::text, 1, epoch
  from recorded
) choice
order by rank, epoch
