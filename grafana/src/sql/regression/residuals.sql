-- Each bin is drawn from where it begins, the last one up to where it ends.
with bin as (
  select low, high, samples
  from residual_bins(
    ${run:sqlstring}, array[${pass:sqlstring}], ${split:sqlstring}, nullif(${at:sqlstring}, '')::integer, 40
  )
)
select value, samples
from (
  select low as value, samples from bin
  union all
  select max(high), 0 from bin having count(*) > 0
) edge
order by value
