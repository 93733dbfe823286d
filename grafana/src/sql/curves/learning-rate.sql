-- The rate of every step where it was published, else of the last step of each epoch.
with stepped as (
  select step, value as rate
  from step_curve(${run:sqlstring}, 'learning_rate', 2000, typed_step(${from:sqlstring}), typed_step(${to:sqlstring}))
)
select step, rate as "learning rate"
from stepped
union all
select step, learning_rate
from run_epoch
where run_id = ${run:sqlstring}
  and step between coalesce(typed_step(${from:sqlstring}), step) and coalesce(typed_step(${to:sqlstring}), step)
  and not exists (select from stepped)
order by step
