-- What people say of runs, what a run's metrics came to, and runs that are taken away.

-- ------------------------------------------------------------------------------------------ what people say

-- Apart from store.run, which events write to: what a person sets wins, however often the opening event comes again.
create table store.run_note (
  run_key bigint primary key references store.run on delete cascade,
  -- Null: that of the opening event.
  name text,
  tags text[],
  notes text,
  baseline boolean not null default false,
  archived boolean not null default false,
  changed_at timestamptz not null default now()
);

-- -------------------------------------------------------------------------------------------- what metrics came to

-- Every metric that lists and filters know, by the epoch it was measured in. A split says its loss itself: a metric of it
-- that is called so too would be a second one.
create view store.measurement as
select epoch_metric.run_key, epoch_metric.epoch, epoch_metric.split, epoch_metric.metric, epoch_metric.value
from store.epoch_metric
where epoch_metric.metric <> 'loss' or epoch_metric.split = ''
union all
select epoch_split.run_key, epoch_split.epoch, epoch_split.split, 'loss', epoch_split.loss
from store.epoch_split;

-- Follows from store.measurement alone and is written in the same transaction. Of several epochs with the lowest or
-- highest value the first one is named; values that are no finite numbers are neither.
create table store.run_metric (
  run_key bigint not null,
  split text not null,
  metric text not null,
  epochs integer not null,
  last_epoch integer not null,
  last_value double precision not null,
  lowest double precision,
  lowest_epoch integer,
  highest double precision,
  highest_epoch integer,
  primary key (run_key, split, metric)
)
-- Each epoch writes each row of its run again: there is room for that on the same page.
with (fillfactor = 70);

insert into store.run_metric
  (run_key, split, metric, epochs, last_epoch, last_value, lowest, lowest_epoch, highest, highest_epoch)
select
  run_key, split, metric, epochs, last[1]::integer, last[2], lowest[1], lowest[2]::integer, highest[1],
  -highest[2]::integer
from (
  select
    run_key,
    split,
    metric,
    count(*)::integer as epochs,
    max(array[epoch, value]) as last,
    min(array[value, epoch]) filter (where value > '-Infinity' and value < 'Infinity') as lowest,
    max(array[value, -epoch]) filter (where value > '-Infinity' and value < 'Infinity') as highest
  from store.measurement
  group by run_key, split, metric
) summary;

-- ------------------------------------------------------------------------------------------- runs that are taken away

-- Runs whose rows are gone from store.run, and with them from every view, but not yet from the tables that hold most of
-- a run: these are emptied little by little.
create table store.deleted_run_key (
  run_key bigint primary key,
  run_id text not null,
  attempt integer not null,
  deleted_at timestamptz not null default now(),
  reason text not null,
  -- Whether training.runs says so already.
  told boolean not null,
  -- How many of the tables, in their order, have nothing of it any more.
  parts_gone integer not null default 0
);

alter table store.epoch drop constraint epoch_run_key_fkey;
alter table store.step_scalars drop constraint step_scalars_run_key_fkey;
alter table store.scene drop constraint scene_run_key_fkey;
alter table store.tensor_histogram drop constraint tensor_histogram_run_key_fkey;
alter table store.picture drop constraint picture_run_key_fkey;
alter table store.sample_activations drop constraint sample_activations_run_key_fkey;
alter table store.sample_output drop constraint sample_output_run_key_fkey;
alter table store.feature_projection drop constraint feature_projection_run_key_fkey;

-- --------------------------------------------------------------------------------------------------- read views

set local search_path to public;

-- The view run with the key that tables are joined by.
create view store.listed_run as
select
  run.run_key,
  run.run_id,
  coalesce(note.name, run.name, run.run_id) as name,
  coalesce(attempt.status, 'RUNNING') as status,
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

create or replace view run as
select
  run_id, name, status, reason, attempt, kind, model, dataset, optimizer, learning_rate, batch_size, seed, task,
  parameters, epochs, last_epoch, train_loss, validation_loss, test_loss, train_accuracy, validation_accuracy,
  test_accuracy, best_epoch, best_metric, best_value, started_at, finished_at, last_event_at, tags, run_group, request,
  environment, loss_function, target, target_unit, target_mean, target_deviation, notes, baseline, archived
from store.listed_run;

-- Runs that their trainer is thought to work on. One that is silent for a day, or was found to be, is given up.
create view store.run_in_progress as
select run.run_key
from store.listed_run run
where run.status = 'RUNNING'
  and run.last_event_at > now() - interval '1 day'
  and not exists (
    select
    from store.finding
    where finding.run_key = run.run_key and finding.rule = 'stalled' and finding.open and not finding.withdrawn
  );

-- Which way is better is known of the metrics that are listed.
create view run_metric as
select
  run.run_id,
  run_metric.split,
  run_metric.metric,
  run_metric.epochs,
  run_metric.last_epoch,
  run_metric.last_value,
  case metric.better when 'higher' then run_metric.highest_epoch when 'lower' then run_metric.lowest_epoch end
    as best_epoch,
  case metric.better when 'higher' then run_metric.highest when 'lower' then run_metric.lowest end as best_value,
  run_metric.lowest_epoch,
  run_metric.lowest,
  run_metric.highest_epoch,
  run_metric.highest
from store.run
join store.run_metric on run_metric.run_key = run.run_key
left join metric on metric.metric = run_metric.metric;

-- As before, with the name that a person gave.
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
  coalesce(attempt.status, 'RUNNING') as status,
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

grant select on run_metric to epochscope_read;
