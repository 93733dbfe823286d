with figure as (
  select compared.seed_group, case ${figure:sqlstring} when 'best' then figure.best_value else figure.last_value end as value
  from compared_run(array[${runs:sqlstring}]) compared
  join run_metric figure
    on (figure.run_id, figure.split, figure.metric) = (compared.run_id, ${split:sqlstring}, ${metric:sqlstring})
),
sample as (
  select
    array_agg(value) filter (where seed_group = ${group:sqlstring}) as first,
    array_agg(value) filter (where seed_group = ${other_group:sqlstring}) as second
  from figure
  having count(*) > 0
)
select
  test.first_runs as "first: runs",
  test.first_mean as "first: mean",
  test.first_std as "first: deviation",
  test.second_runs as "second: runs",
  test.second_mean as "second: mean",
  test.second_std as "second: deviation",
  test.difference as "second − first",
  test.t,
  test.freedom as "degrees of freedom",
  test.p,
  case
    when least(test.first_runs, test.second_runs) < 2 then 'needs at least 2 runs of each group'
    when test.p is null then 'nothing varies within the groups: cannot be told'
    when test.p < 0.05 then 'more than chance (p < 0.05)'
    else 'not more than chance may do (p ≥ 0.05)'
  end as difference
from sample
cross join lateral welch_test(coalesce(sample.first, '{}'), coalesce(sample.second, '{}')) test
