-- The test split is judged once, at the end, so it is not what one looks at first.
select split as __text, split as __value
from (
  select distinct split
  from regression_epoch
  where run_id = ${run:sqlstring}
) judged
order by array_position(array['validation', 'train', 'test'], split)
