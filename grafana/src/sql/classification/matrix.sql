-- All cells, those that are 0 too, of up to 25 classes: of more, those with the most mistakes.
, shown as (
  select class_index, class, support
  from class
  order by support + predicted - 2 * true_positives desc, class_index
  limit 25
)
select
  truth.class as "true",
  guess.class as predicted,
  coalesce(cell.samples, 0) as samples,
  case when truth.support > 0 then coalesce(cell.share_of_true, 0) end as share
from shown truth
cross join shown guess
left join confusion_cell cell
  on cell.run_id = ${run:sqlstring}
  and cell.epoch = nullif(${at:sqlstring}, '')::integer
  and cell.split = ${split:sqlstring}
  and cell.true_class = truth.class_index
  and cell.predicted_class = guess.class_index
order by truth.class_index, guess.class_index
