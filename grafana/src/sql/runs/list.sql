select
  run.name,
  run.status,
  case when run.baseline then 'baseline' end as mark,
  nullif(array_to_string(run.tags, ', '), '') as tags,
  case when run.kind is distinct from 'rate-range-test' then coalesce(found.cause, found.wrong, found.good, 'none') end as findings,
  case run.kind when 'rate-range-test' then 'rate-range test' else run.kind end as kind,
  coalesce(run.task, 'classification') as task,
  run.model,
  run.dataset as "data set",
  case
    when run.kind = 'rate-range-test' then coalesce(tried.steps, 0) || ' steps'
    else coalesce(run.last_epoch, 0) || ' of ' || coalesce(run.epochs::text, '?')
  end as epochs,
  case
    when run.kind = 'rate-range-test' then 'suggests a rate of ' || trim(to_char(suggested.learning_rate, '9.99EEEE'))
    when run.task = 'regression'
      then 'RMSE ' || trim(to_char(best.rmse, '9999999990.9999')) || coalesce(' ' || nullif(run.target_unit, ''), '')
    else 'accuracy ' || trim(to_char(100 * best.accuracy, '990.9')) || ' %'
  end as "best figure",
  coalesce(run.best_epoch, best.epoch) as "best epoch",
  run.train_loss as "train loss",
  run.validation_loss as "validation loss",
  run.train_accuracy as "train accuracy",
  run.validation_accuracy as "validation accuracy",
  run.test_accuracy as "test accuracy",
  run.learning_rate as "learning rate",
  run.batch_size as batch,
  run.seed::text as seed,
  run.started_at as started,
  extract(epoch from coalesce(run.finished_at, case when run.status = 'RUNNING' then now() else run.last_event_at end)
    - run.started_at - coalesce(pauses.length, interval '0'))::double precision as duration,
  case
    when topics.unnumbered then 'not provable'
    when topics.lost > 0 then 'incomplete'
    when topics.open > 0 then 'in progress'
    when topics.topics > 0 then 'complete'
  end as events,
  run.reason,
  run.notes,
  member.sweep,
  run.run_id as run,
  case run.kind when 'rate-range-test' then 'learning-rate' else 'curves' end as dashboard
from run
left join lateral (
  select sweep_parameter.sweep
  from sweep_parameter
  where sweep_parameter.run_id = run.run_id
  limit 1
) member on true
cross join lateral (
  select
    string_agg(
      kind.findings || ' ' || kind.severity || case when kind.findings > 1 then 's' else '' end, ', '
      order by kind.severity_rank desc
    ) filter (where kind.severity <> 'good') as wrong,
    max(kind.severity) filter (where kind.severity = 'good') as good,
    (array_agg(kind.severity order by kind.severity_rank desc) filter (where kind.severity in ('error', 'warning')))[1]
      || ': ' || (select main.title from finding main where main.run_id = run.run_id and main.main_cause) as cause
  from (
    select severity, severity_rank, count(*) as findings
    from finding
    where finding.run_id = run.run_id and open
    group by severity, severity_rank
  ) kind
) found
cross join lateral (
  select
    count(*) as topics,
    bool_or(unnumbered) as unnumbered,
    count(*) filter (where not isempty(missing) or dead_lettered > 0) as lost,
    count(*) filter (where published is null) as open
  from run_completeness
  where run_completeness.run_id = run.run_id
) topics
cross join lateral (
  select sum(attempt.started_at - attempt.finished_before) as length
  from (
    select started_at, lag(finished_at) over (order by attempt) as finished_before
    from run_attempt
    where run_attempt.run_id = run.run_id
  ) attempt
) pauses
cross join lateral (
  select
    max(lowest_epoch) filter (where metric = 'loss') as epoch,
    min(lowest) filter (where metric = 'rmse') as rmse,
    max(highest) filter (where metric = 'accuracy') as accuracy
  from run_metric
  where run_metric.run_id = run.run_id and split = 'validation' and metric in ('loss', 'rmse', 'accuracy')
) best
left join lateral (
  select run_epoch.step as steps
  from run_epoch
  where run.kind = 'rate-range-test' and run_epoch.run_id = run.run_id
  order by run_epoch.epoch desc
  limit 1
) tried on true
left join lateral (
  select learning_rate
  from rate_range_suggestion
  where rate_range_suggestion.run_id = run.run_id and recommended
  limit 1
) suggested on true
where (${archived:sqlstring} = 'any' or run.archived = (${archived:sqlstring} = 'true'))
  and position(
    lower(${search:sqlstring})
    in lower(concat_ws(' ', run.name, run.run_id, run.model, run.dataset, array_to_string(run.tags, ' ')))
  ) > 0
order by run.started_at desc, run.run_id
