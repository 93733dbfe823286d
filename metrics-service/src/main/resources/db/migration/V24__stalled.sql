-- Runs that have not ended and of which nothing comes any more have a status of their own.

-- What a trainer said last stays as it is in store.run_attempt: the status follows from what was found and from what has come
-- since, so a run has its former one back with the first event, before anybody judges it again.
create view store.silent_run as
select run.run_key
from store.run
join store.run_judgement judgement
  on judgement.run_key = run.run_key and judgement.judged_event_at = run.last_event_at
where exists (
  select
  from store.finding
  where finding.run_key = run.run_key and finding.rule = 'stalled' and finding.open and not finding.withdrawn
);

set local search_path to public;

-- As before, with that status.
create or replace view store.listed_run as
select
  run.run_key,
  run.run_id,
  coalesce(note.name, run.name, run.run_id) as name,
  case
    when attempt.status is not null then attempt.status
    when exists (select from store.silent_run where silent_run.run_key = run.run_key) then 'STALLED'
    else 'RUNNING'
  end as status,
  attempt.finish_reason as reason,
  coalesce(attempt.attempt, 1) as attempt,
  run.kind,
  run.model,
  run.dataset,
  run.optimizer,
  run.learning_rate,
  run.batch_size,
  run.seed,
  run.task,
  run.parameters,
  run.epochs,
  last_epoch.epoch as last_epoch,
  train_loss.last_value as train_loss,
  validation_loss.last_value as validation_loss,
  test_loss.last_value as test_loss,
  train_accuracy.last_value as train_accuracy,
  validation_accuracy.last_value as validation_accuracy,
  test_accuracy.last_value as test_accuracy,
  attempt.best_epoch,
  attempt.best_metric,
  attempt.best_value,
  coalesce(run.started_at, run.first_event_at) as started_at,
  attempt.finished_at,
  run.last_event_at,
  coalesce(note.tags, run.tags) as tags,
  run.run_group,
  run.request,
  run.environment,
  run.loss as loss_function,
  run.target,
  run.target_unit,
  run.target_mean,
  run.target_deviation,
  note.notes,
  coalesce(note.baseline, false) as baseline,
  coalesce(note.archived, false) as archived
from store.run
left join store.run_note note on note.run_key = run.run_key
left join lateral (
  select run_attempt.*
  from store.run_attempt
  where run_attempt.run_key = run.run_key
  order by run_attempt.attempt desc
  limit 1
) attempt on true
left join lateral (
  select epoch.epoch
  from store.epoch
  where epoch.run_key = run.run_key
  order by epoch.epoch desc
  limit 1
) last_epoch on true
left join store.run_metric train_loss
  on (train_loss.run_key, train_loss.split, train_loss.metric) = (run.run_key, 'train', 'loss')
  and train_loss.last_epoch = last_epoch.epoch
left join store.run_metric validation_loss
  on (validation_loss.run_key, validation_loss.split, validation_loss.metric) = (run.run_key, 'validation', 'loss')
  and validation_loss.last_epoch = last_epoch.epoch
left join store.run_metric test_loss
  on (test_loss.run_key, test_loss.split, test_loss.metric) = (run.run_key, 'test', 'loss')
  and test_loss.last_epoch = last_epoch.epoch
left join store.run_metric train_accuracy
  on (train_accuracy.run_key, train_accuracy.split, train_accuracy.metric) = (run.run_key, 'train', 'accuracy')
  and train_accuracy.last_epoch = last_epoch.epoch
left join store.run_metric validation_accuracy
  on (validation_accuracy.run_key, validation_accuracy.split, validation_accuracy.metric)
    = (run.run_key, 'validation', 'accuracy')
  and validation_accuracy.last_epoch = last_epoch.epoch
left join store.run_metric test_accuracy
  on (test_accuracy.run_key, test_accuracy.split, test_accuracy.metric) = (run.run_key, 'test', 'accuracy')
  and test_accuracy.last_epoch = last_epoch.epoch
where run.first_event_at is not null;

-- Runs that their trainer is thought to work on. One that is silent for a day is given up, found to be or not.
create or replace view store.run_in_progress as
select run.run_key
from store.listed_run run
where run.status = 'RUNNING'
  and run.last_event_at > now() - interval '1 day';

create or replace view store.sweep_standing as
select
  member.sweep_id,
  member.name as sweep_name,
  member.runs,
  member.metric,
  member.maximize,
  member.position,
  member.parameters,
  run.run_id,
  coalesce(note.name, run.name, run.run_id) as run_name,
  coalesce(run.started_at, run.first_event_at) as started_at,
  run.last_event_at,
  case
    when attempt.status is not null then attempt.status
    when exists (select from store.silent_run where silent_run.run_key = member.run_key) then 'STALLED'
    else 'RUNNING'
  end as status,
  attempt.finish_reason,
  best.value,
  best.epoch,
  case
    when attempt.status = 'FAILED' then null
    when member.maximize then -best.value
    else best.value
  end as badness
from store.sweep_run member
join store.run on run.run_key = member.run_key
left join store.run_note note on note.run_key = member.run_key
left join lateral (
  select run_attempt.status, run_attempt.finish_reason
  from store.run_attempt
  where run_attempt.run_key = member.run_key
  order by run_attempt.attempt desc
  limit 1
) attempt on true
left join lateral (
  select sweep_value.epoch, sweep_value.value
  from store.sweep_value
  where sweep_value.run_key = member.run_key
    and sweep_value.value > '-Infinity'
    and sweep_value.value < 'Infinity'
  order by case when member.maximize then -sweep_value.value else sweep_value.value end, sweep_value.epoch
  limit 1
) best on true;

-- A run that is silent has not ended.
create or replace view sweep as
select
  sweep_id as sweep,
  (array_agg(sweep_name order by position))[1] as name,
  (array_agg(metric order by position))[1] as metric,
  case when (array_agg(maximize order by position))[1] then 'max' else 'min' end as mode,
  max(runs) as runs,
  count(*) as started,
  count(*) filter (where status not in ('RUNNING', 'STALLED')) as finished,
  count(*) filter (where status = 'COMPLETED') as completed,
  count(*) filter (where status = 'STOPPED') as stopped,
  count(*) filter (where status = 'FAILED') as failed,
  (array_agg(run_id order by badness, position) filter (where badness is not null))[1] as best_run,
  (array_agg(run_name order by badness, position) filter (where badness is not null))[1] as best_name,
  (array_agg(value order by badness, position) filter (where badness is not null))[1] as best_value,
  (array_agg(epoch order by badness, position) filter (where badness is not null))[1] as best_epoch,
  (array_agg(parameters order by badness, position) filter (where badness is not null))[1] as best_parameters,
  min(started_at) as started_at,
  max(last_event_at) as last_event_at
from store.sweep_standing
group by sweep_id;
