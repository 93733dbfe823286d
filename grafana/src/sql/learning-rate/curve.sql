-- Losses of more than twice what the test began with, and what is no finite number, would leave no room for the rest.
with tried as (
  select *
  from rate_range
  where run_id = ${run:sqlstring} and learning_rate > 0
),
lowest as (
  select step
  from tried
  order by smoothed_loss, step
  limit 1
),
bounds as (
  select 2 * max(tried.smoothed_loss) as highest
  from tried
  cross join lowest
  where tried.step <= lowest.step and tried.smoothed_loss < 'Infinity'
),
mark as (
  select suggestion.method, suggestion.learning_rate, nearest.smoothed_loss
  from rate_range_suggestion suggestion
  cross join lateral (
    select tried.smoothed_loss
    from tried
    order by abs(ln(tried.learning_rate) - ln(suggestion.learning_rate)), tried.step
    limit 1
  ) nearest
  where suggestion.run_id = ${run:sqlstring} and suggestion.learning_rate > 0
),
drawn as (
  select
    learning_rate,
    case when loss <= highest and loss < 'Infinity' then loss end as loss,
    case when smoothed_loss <= highest and smoothed_loss < 'Infinity' then smoothed_loss end as smoothed_loss,
    null as method,
    null::double precision as mark
  from tried
  cross join bounds
  union all
  select learning_rate, null, null, method, smoothed_loss
  from mark
)
select
  log(learning_rate::numeric)::double precision as "learning rate",
  max(loss) as loss,
  max(smoothed_loss) as "smoothed loss",
  max(mark) filter (where method = 'valley') as "valley",
  max(mark) filter (where method = 'steepest') as "steepest",
  max(mark) filter (where method = 'minimum') as "minimum / 10"
from drawn
group by learning_rate
order by learning_rate
