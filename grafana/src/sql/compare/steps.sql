-- Points of a screen, shared out among the runs. What is not finite is marked as high as the run came.
with point as (
  select
    compared.place,
    compared.label,
    curve.step,
    curve.value,
    curve.mean,
    curve.value > '-Infinity' and curve.value < 'Infinity' as finite,
    max(curve.value) filter (where curve.value > '-Infinity' and curve.value < 'Infinity') over (partition by compared.run_id) as highest
  from (select *, count(*) over () as runs from compared_run(array[${runs:sqlstring}])) compared
  cross join lateral step_curve(
    compared.run_id, ${scalar:sqlstring}, (2000 / compared.runs)::integer, typed_step(${from:sqlstring}), typed_step(${to:sqlstring})
  ) curve
)
select step, run, value
from (
  select step, label as run, mean as value, place, 0 as rank
  from point
  where mean is not null
  union all
  select step, label || ', raw', value, place, 1
  from point
  where finite
  union all
  select step, 'not finite', max(coalesce(highest, 0)), null, 2
  from point
  where not finite
  group by step
) line
order by step, rank = 2, place, rank
