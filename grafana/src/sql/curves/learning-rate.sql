-- The rate of every step where it was published, else of the last step of each epoch.
with stepped as (
  select step, mean as rate
  from step_curve(${run:sqlstring}, 'learning_rate', 500)
)
select step, rate as "learning rate"
from stepped
union all
select step, learning_rate
from run_epoch
where run_id = ${run:sqlstring} and not exists (select from stepped)
order by step
