-- First what came out, then what was asked for, what differs before what does not. A cell for the mark of each row comes
-- first, so that its column does.
with compared as (
  select *
  from compared_run(array[${runs:sqlstring}])
),
asked as (
  select
    run_parameter.parameter,
    compared.place,
    compared.label,
    run_parameter.value,
    count(*) filter (where run_parameter.value is not null) over of_all < (select count(*) from compared)
      or min(run_parameter.value) over of_all <> max(run_parameter.value) over of_all as differs
  from compared
  join run_parameter on run_parameter.run_id = compared.run_id
  where run_parameter.parameter <> 'name' and run_parameter.value is not null
  window of_all as (partition by run_parameter.parameter)
),
figure as (
  select
    shown.rank,
    concat_ws(' ', nullif(shown.split, ''), shown.metric) as name,
    compared.place,
    compared.label,
    run_metric.last_value as last,
    run_metric.best_value as best,
    run_metric.best_epoch
  from (
    select *
    from (values
      (1, ${split:sqlstring}, ${metric:sqlstring}),
      (2, 'validation', 'loss'),
      (3, 'train', 'loss'),
      (4, 'validation', 'accuracy'),
      (5, 'train', 'accuracy'),
      (6, 'test', 'accuracy'),
      (7, 'validation', 'rmse'),
      (8, 'validation', 'r2')
    ) as listed (rank, split, metric)
    where listed.rank = 1 or (listed.split, listed.metric) <> (${split:sqlstring}, ${metric:sqlstring})
  ) shown
  cross join compared
  join run_metric on (run_metric.run_id, run_metric.split, run_metric.metric) = (compared.run_id, shown.split, shown.metric)
),
cell (section, rank, setting, place, run, value) as (
  select 0, 2 * figure.rank, 'last ' || figure.name, figure.place, figure.label, shown.last
  from figure
  cross join lateral (select significant_digits(figure.last, 5) as last) shown
  union all
  select
    0, 2 * figure.rank + 1, 'best ' || figure.name || ' (epoch)', figure.place, figure.label,
    significant_digits(figure.best, 5) || ' (' || figure.best_epoch || ')'
  from figure
  where figure.best is not null
  union all
  select case when asked.differs then 1 else 2 end, 0, asked.parameter, asked.place, asked.label, left(asked.value, 80)
  from asked
  where asked.differs or ${differing:sqlstring} <> 'differing'
)
select setting, run, value
from (
  select *
  from cell
  union all
  select distinct
    section, rank, setting, 0, 'differs', case section when 0 then 'result' when 1 then '≠' else '=' end
  from cell
) shown
order by section, rank, setting, place
