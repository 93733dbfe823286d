select
  case split when '' then 'none' else split end as split,
  (array_agg(value order by epoch desc))[1] as last,
  min(value) as lowest,
  (array_agg(epoch order by value, epoch))[1] as "in epoch",
  max(value) as highest,
  (array_agg(epoch order by value desc, epoch))[1] as "in epoch "
from epoch_metric
where run_id = ${run:sqlstring} and metric = ${metric:sqlstring}
group by split
order by array_position(array['train', 'validation', 'test', ''], split)
