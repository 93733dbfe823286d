-- The diagonal has its one end in the first row, its other one in all others.
select
  true_value as "true",
  predicted_value as predicted,
  samples,
  case when number = 1 then lowest else highest end as "as true",
  case when number = 1 then lowest else highest end as perfect
from (
  select
    cell.*,
    row_number() over (order by true_value, predicted_value) as number,
    least(min(true_value) over (), min(predicted_value) over ()) as lowest,
    greatest(max(true_value) over (), max(predicted_value) over ()) as highest
  from predicted_against_true(
    ${run:sqlstring}, array[${pass:sqlstring}], ${split:sqlstring}, nullif(${at:sqlstring}, '')::integer, 60
  ) cell
) numbered
order by number
