-- What is not finite is marked as high as the curve came.
select
  step,
  case when finite then value end as loss,
  mean,
  case when not finite then coalesce(max(value) filter (where finite) over (), 0) end as "not finite"
from step_curve(${run:sqlstring}, 'loss', 2000, typed_step(${from:sqlstring}), typed_step(${to:sqlstring})) curve
cross join lateral (select curve.value > '-Infinity' and curve.value < 'Infinity' as finite) of_curve
order by step
