-- The diagonal has its two ends in the first and the last row.
select
  confidence,
  accuracy,
  samples,
  case when bin = min(bin) over () then 0 else 1 end as "as sure",
  case when bin = min(bin) over () then 0 else 1 end as "as right"
from bin
where samples > 0
union all
select null, null, null, 1, 1
from bin
having count(*) filter (where samples > 0) = 1
order by 1
