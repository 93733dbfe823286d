with figure as (
  select
    compared.group_place,
    compared.group_label,
    compared.seed,
    compared.place,
    case ${figure:sqlstring} when 'best' then figure.best_value else figure.last_value end as value
  from compared_run(array[${runs:sqlstring}]) compared
  left join run_metric figure
    on (figure.run_id, figure.split, figure.metric) = (compared.run_id, ${split:sqlstring}, ${metric:sqlstring})
)
select
  group_label as "group",
  count(*) as runs,
  string_agg(coalesce(seed::text, '?'), ', ' order by place) as seeds,
  avg(value) filter (where finite) as mean,
  stddev_samp(value) filter (where finite) as deviation,
  min(value) filter (where finite) as lowest,
  max(value) filter (where finite) as highest,
  count(*) filter (where finite is not true) as "without a number"
from figure
cross join lateral (select value > '-Infinity' and value < 'Infinity' as finite) of_figure
group by group_place, group_label
order by group_place
