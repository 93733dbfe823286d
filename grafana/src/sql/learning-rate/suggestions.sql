-- Three digits are more than a rate needs. What suggests nothing has a row with the reason.
select
  case suggestion.method
    when 'valley' then 'valley: within the longest fall'
    when 'steepest' then 'steepest: where the loss falls fastest'
    when 'minimum' then 'minimum: a tenth of the rate of the lowest loss'
    else suggestion.method
  end as "found by",
  suggestion.learning_rate as "learning rate",
  case
    when suggestion.recommended then 'recommended'
    when suggestion.learning_rate > lowest.learning_rate then 'not to be used: beyond the lowest loss'
    else ''
  end as advice,
  '"optimizer": {"type": "' || run.optimizer || '", "learningRate": '
    || trim_scale(round(suggestion.learning_rate::numeric, 2 - floor(log(suggestion.learning_rate))::integer))
    || '}' as "in the request",
  run.reason as "about the test"
from run
left join rate_range_suggestion suggestion
  on suggestion.run_id = run.run_id and suggestion.learning_rate > 0 and suggestion.learning_rate < 'Infinity'
left join lateral (
  select learning_rate
  from rate_range
  where rate_range.run_id = run.run_id
  order by smoothed_loss, step
  limit 1
) lowest on true
where run.run_id = ${run:sqlstring} and run.kind = 'rate-range-test'
order by suggestion.recommended desc nulls last, suggestion.learning_rate
