select
  epoch,
  max(highest) filter (where seed_group = ${group:sqlstring}) as "first: highest",
  max(mean) filter (where seed_group = ${group:sqlstring}) as "first: mean",
  max(lowest) filter (where seed_group = ${group:sqlstring}) as "first: lowest",
  max(highest) filter (where seed_group = ${other_group:sqlstring}) as "second: highest",
  max(mean) filter (where seed_group = ${other_group:sqlstring}) as "second: mean",
  max(lowest) filter (where seed_group = ${other_group:sqlstring}) as "second: lowest"
from seed_group_epoch(array[${runs:sqlstring}], ${split:sqlstring}, ${metric:sqlstring})
where seed_group in (${group:sqlstring}, ${other_group:sqlstring})
group by epoch
order by epoch
