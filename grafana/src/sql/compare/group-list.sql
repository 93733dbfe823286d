with figure as (
  select
    compared.group_place,
    compared.group_label,
    compared.seed,
    compared.place,
    case ${figure:sqlstring} when 'best' then figure.best else figure.last end as value
  from compared_run(array[${runs:sqlstring}]) compared
  left join run_figure(array(select run_id from compared_run(array[${runs:sqlstring}])), ${split:sqlstring}, ${metric:sqlstring}) figure
    on figure.run_id = compared.run_id
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
