-- Of more than 64 classes a cell stands for several neighbours, true and predicted. Cells are as wide as the first two
-- are apart: beside a single class stands an empty one.
, band as (
  select
    class_index / side as band,
    min(class_index) as first,
    case
      when min(class_index) < max(class_index) then min(class_index) || ' – ' || max(class_index)
      when min(class) = min(class_index)::text then min(class)
      else min(class_index) || ' ' || min(class)
    end as classes,
    sum(support) as support
  from class
  cross join (select (count(*) + 63) / 64 as side from class) grid
  group by class_index / side
),
cell as (
  select true_class / side as true_band, predicted_class / side as predicted_band, sum(samples) as samples
  from confusion_cell
  cross join (select (count(*) + 63) / 64 as side from class) grid
  where run_id = ${run:sqlstring}
    and epoch = nullif(${at:sqlstring}, '')::integer
    and split = ${split:sqlstring}
  group by true_class / side, predicted_class / side
)
select
  guess.first as predicted,
  truth.classes as "true",
  case when guess.band is not null and truth.support > 0 then coalesce(cell.samples, 0)::double precision / truth.support end
    as share
from band truth
cross join (
  select band, first
  from band
  union all
  select null, 1
  from band
  having count(*) = 1
) guess
left join cell on cell.true_band = truth.band and cell.predicted_band = guess.band
order by guess.first, truth.first
