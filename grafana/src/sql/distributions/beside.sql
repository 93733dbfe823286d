with recorded as (
  select distinct epoch
  from tensor_histogram
  where run_id = ${run:sqlstring}
    and layer = ${layer:sqlstring}
    and tensor = ${tensor:sqlstring}
    and kind = ${kind:sqlstring}
)
select max(epoch)::text as __text, max(epoch)::text as __value
from recorded
where ${against:sqlstring} = epoch::text
  or ${against:sqlstring} = 'half-way' and epoch <= (select (min(epoch) + max(epoch)) / 2 from recorded)
having count(*) > 0
