-- Sweeps: runs that one request led to, and which of them is best.

-- What a run says of the sweep that it is part of; what a sweep is, each of its runs says.
create table store.sweep_run (
  run_key bigint primary key references store.run on delete cascade,
  sweep_id text not null,
  name text not null,
  position integer not null,
  runs integer not null,
  metric text not null,
  maximize boolean not null,
  parameters jsonb not null
);
create index sweep_run_of_sweep on store.sweep_run (sweep_id);

-- The sweep's metric in every epoch of its runs. "validation_loss" is the loss of the validation split; what names no
-- split belongs to the epoch as a whole.
create view store.sweep_value as
select member.run_key, member.sweep_id, measured.epoch, measured.value
from store.sweep_run member
cross join lateral (
  select
    coalesce(substring(member.metric from '^(train|validation|test)_'), '') as split,
    regexp_replace(member.metric, '^(train|validation|test)_', '') as figure
) measure
cross join lateral (
  select epoch_split.epoch, epoch_split.loss as value
  from store.epoch_split
  where epoch_split.run_key = member.run_key and epoch_split.split = measure.split and measure.figure = 'loss'
  union all
  select epoch_metric.epoch, epoch_metric.value
  from store.epoch_metric
  where epoch_metric.run_key = member.run_key
    and epoch_metric.split = measure.split
    and epoch_metric.metric = measure.figure
    -- A split says its loss itself.
    and (epoch_metric.metric <> 'loss' or epoch_metric.split = '')
) measured;

-- Each run with the best value of the sweep's metric over its epochs, the first of them if there are several: what both
-- sweep and sweep_run are made of. A value that is no finite number is never the best. badness is lowest of the best run,
-- and null of a run that cannot be best.
create view store.sweep_standing as
select
  member.sweep_id,
  member.name as sweep_name,
  member.runs,
  member.metric,
  member.maximize,
  member.position,
  member.parameters,
  run.run_id,
  coalesce(run.name, run.run_id) as run_name,
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

set local search_path to public;

create view sweep_run as
select
  sweep_id as sweep,
  run_id,
  position,
  run_name as name,
  parameters,
  status,
  finish_reason as reason,
  value,
  epoch,
  case
    when badness is not null
      then row_number() over (partition by sweep_id order by badness nulls last, position)
  end as rank
from store.sweep_standing;

create view sweep as
select
  sweep_id as sweep,
  (array_agg(sweep_name order by position))[1] as name,
  (array_agg(metric order by position))[1] as metric,
  case when (array_agg(maximize order by position))[1] then 'max' else 'min' end as mode,
  max(runs) as runs,
  count(*) as started,
  count(*) filter (where status <> 'RUNNING') as finished,
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

create view sweep_epoch as
select sweep_value.sweep_id as sweep, run.run_id, sweep_value.epoch, sweep_value.value
from store.sweep_value
join store.run on run.run_key = sweep_value.run_key;

-- One row for each value that a run has of what its sweep varies; number is null of what is none.
create view sweep_parameter as
select
  member.sweep_id as sweep,
  run.run_id,
  varied.parameter,
  varied.value #>> '{}' as value,
  case when jsonb_typeof(varied.value) = 'number' then varied.value::double precision end as number
from store.sweep_run member
join store.run on run.run_key = member.run_key
cross join lateral jsonb_each(member.parameters) as varied (parameter, value);

-- What was done to running trainings, by a person or by a rule.
create view run_action as
select
  run.run_id,
  run_action.attempt,
  run_action.occurred_at,
  run_action.action,
  run_action.actor,
  run_action.reason,
  run_action.epoch
from store.run
join store.run_action on run_action.run_key = run.run_key;

grant select on sweep, sweep_run, sweep_epoch, sweep_parameter, run_action to epochscope_read;
