-- A small run whose every value is known, with an id that would break SQL that does not quote it: three epochs, the
-- second the best. Its scene, and what follows from it, is stored as events are: see FixtureScene.
set search_path to store;

insert into run (
  run_id, first_event_at, last_event_at, started_at, name, kind, model, dataset, optimizer, learning_rate, epochs,
  batch_size, seed, task, parameters
) values (
  $id$o'brien's "run"; drop table run; --$id$, '2026-11-23 10:00Z', '2026-11-23 10:02Z', '2026-11-23 10:00Z', $id$It's "odd"$id$,
  'training', 'mlp', 'generated', 'adam', 0.001, 4, 2, 7, 'classification', 8
);
create temporary table fixture as select run_key from run where name = $id$It's "odd"$id$;

insert into run_attempt
select run_key, 1, '2026-11-23 10:00Z', 1, 'requested', '2026-11-23 10:02Z', 'STOPPED', 'asked to', 3, 2,
  'validation_loss', 0.75
from fixture;
insert into attempt_topic (run_key, attempt, topic, published, stored, dead_lettered)
select run_key, 1, topic, published, stored::int8multirange, dead_lettered::int8multirange
from fixture, (values
  ('training.runs', 3, '{[1,4)}', '{}'),
  ('training.epochs', 6, '{[1,4),[6,7)}', '{[4,5)}'),
  ('training.patches', 11, '{}', '{}')
) topics (topic, published, stored, dead_lettered);
insert into run_action
select run_key, 1, '2026-11-23 10:01:30Z', 'reduced rate', 'finding overfitting', 'The gap opens.', 2 from fixture;
insert into run_class select run_key, number, name from fixture, (values (0, 'zero'), (1, 'one')) classes (number, name);
insert into run_layer
select run_key, position, name, kind, shape::bigint[], parameters, flops
from fixture, (values
  (0, '01Linear', 'Linear', '{2}', 6, 12),
  (1, '02Activation', 'ReLU', '{2}', 0, null)
) layers (position, name, kind, shape, parameters, flops);

insert into epoch
select run_key, number, 1, number, '2026-11-23 10:01Z', 2 * number, 0.001 / number, 2, 1, 0.5, 0.5, 1000, 500, 6
from fixture, generate_series(1, 3) number;
insert into epoch_split (run_key, epoch, split, pass, samples, loss)
select run_key, epoch, split, pass, 4, loss
from fixture, (values
  (1, 'train', 'training', 1.0), (2, 'train', 'training', 0.5), (3, 'train', 'training', 0.25),
  (1, 'validation', 'validation', 1.5), (2, 'validation', 'validation', 0.75), (3, 'validation', 'validation', 1.0),
  (3, 'test', 'evaluation', 0.875)
) losses (epoch, split, pass, loss);
insert into epoch_metric
select run_key, epoch, split, metric, value
from fixture, (values
  (1, 'train', 'accuracy', 0.5), (2, 'train', 'accuracy', 0.75), (3, 'train', 'accuracy', 1.0),
  (1, 'validation', 'accuracy', 0.25), (2, 'validation', 'accuracy', 0.75), (3, 'validation', 'accuracy', 0.5),
  (3, 'test', 'accuracy', 0.625),
  (1, '', 'gradient_norm', 4), (2, '', 'gradient_norm', 2), (3, '', 'gradient_norm', 1),
  (1, '', 'samples_per_second', 1000), (2, '', 'samples_per_second', 2000), (3, '', 'samples_per_second', 3000)
) metrics (epoch, split, metric, value);
insert into step_scalars
select run_key, 'loss', number, 2 * number - 1, 1, number, array[2 * number - 1, 2 * number], array[8 - 2 * number, 7 - 2 * number]
from fixture, generate_series(1, 3) number;

-- A run after it on the same scene, with one label put right.
insert into run (run_id, first_event_at, last_event_at, started_at, name, kind, request)
values ('rerun', '2026-11-22 10:00Z', '2026-11-22 10:02Z', '2026-11-22 10:00Z', 'Rerun', 'training',
  '{"corrections": [
    {"scene": "sheet", "row": 1, "column": 0, "action": "relabel", "class": "zero"},
    {"scene": "other", "row": 0, "column": 0, "action": "exclude"}
  ]}');
insert into run_attempt
select run_key, 1, '2026-11-22 10:00Z', 1, 'requested', '2026-11-22 10:02Z', 'COMPLETED', '', 3, 3, 'validation_loss', 0.5
from run
where run_id = 'rerun';
insert into run_class
select run_key, classes.number, classes.name
from run, (values (0, 'zero'), (1, 'one')) classes (number, name)
where run_id = 'rerun';

-- -1.5 and 1.5 twice each, times a factor; gradients halve from epoch to epoch.
insert into tensor_histogram
select run_key, '01Linear', tensor, kind, '', epoch, 2 * epoch, 1, epoch, '{2,2}', 0,
  array[power_of_two], '{2}', array[power_of_two], '{2}', 0, 0, 0, 0,
  4, 0, 9 * factor ^ 2, 0, 20.25 * factor ^ 4, -1.5 * factor, 1.5 * factor
from fixture, generate_series(1, 3) epoch, (values ('weight'), ('bias')) tensors (tensor),
  (values ('weight'), ('gradient')) kinds (kind),
  lateral (select case kind when 'gradient' then 1 - epoch else 0 end) scale (power_of_two),
  lateral (select 2::double precision ^ power_of_two) factors (factor);

-- Updates of the weights alone, a thousandth of them.
insert into tensor_histogram
select run_key, '01Linear', 'weight', 'update', '', epoch, 2 * epoch, 1, epoch, '{2,2}', 0,
  '{-10}', '{2}', '{-10}', '{2}', 0, 0, 0, 0, 4, 0, 9 * factor ^ 2, 0, 20.25 * factor ^ 4, -1.5 * factor, 1.5 * factor
from fixture, generate_series(1, 3) epoch, (select 2::double precision ^ -10) factors (factor);

-- 0 and 1.5 twice each; the second of two units dies in epoch 2.
insert into tensor_histogram
select run_key, '02Activation', 'output', 'activation', 'validation', epoch, 2 * epoch, 1, epoch, '{2,2}', 0,
  '{0}', '{2}', '{}', '{}', 2, 0, 0, 0, 4, 0.75, 2.25, 0, 1.265625, 0, 1.5, 2,
  case when epoch >= 2 then array[1] else '{}'::integer[] end, '{}', 0
from fixture, generate_series(0, 3) epoch;

-- What the network is given, before training: -1.5 and 1.5 in train, 0 and 1.5 in validation.
insert into tensor_histogram
select run_key, 'input', 'features', 'input', split, 0, 0, 1, sequence, '{2,2}', 0,
  '{0}', '{2}', negative_index::integer[], negative_count::bigint[], zeros, 0, 0, 0, 4, mean, m2, 0, m4, minimum, 1.5
from fixture, (values
  ('train', 5, '{0}', '{2}', 0, 0.0, 9.0, 20.25, -1.5),
  ('validation', 6, '{}', '{}', 2, 0.75, 2.25, 1.265625, 0)
) inputs (split, sequence, negative_index, negative_count, zeros, mean, m2, m4, minimum);

-- The other run has one tensor, half as wide.
insert into tensor_histogram
select run_key, '01Linear', 'weight', 'gradient', '', 2, 4, 1, 1, '{2,2}', 0,
  '{-1}', '{2}', '{-1}', '{2}', 0, 0, 0, 0, 4, 0, 2.25, 0, 1.265625, -0.75, 0.75
from run
where run_id = 'rerun';

insert into setting (name, value) values ('public-url', 'http://metrics.example/')
on conflict (name) do update set value = excluded.value;

insert into finding (
  run_key, rule, subject_kind, subject, first_epoch, last_epoch, open, severity, title, message, advice, fields,
  dashboard, panel, figures, opened_at, updated_at, explained_by, main_cause
)
select run_key, rule, subject_kind, subject, first_epoch, last_epoch, open, severity, title, message, 'Do something.',
  array['epochs', 'model.dropout'], dashboard, panel, '{}', '2026-11-23 10:01Z', '2026-11-23 10:02Z',
  explained_by, main_cause
from fixture, (values
  ('overfitting', 'run', '', 3, 3, true, 2::smallint, 'Overfitting', 'The gap opens.', 'epochscope-curves', 'Loss', null, true),
  ('dead-units', 'layer', '02Activation', 1, 2, false, 1::smallint, 'Dead units', 'One of 2 units never fires.',
    'epochscope-distributions', 'Layers', 'overfitting', false)
) findings (rule, subject_kind, subject, first_epoch, last_epoch, open, severity, title, message, dashboard, panel,
  explained_by, main_cause);
insert into rule values (
  'overfitting', 1, 'Overfitting', 'Curves part.', 'Learnt by heart.', 'Hold it back.', array['earlyStopping'],
  'Prechelt 1998', '{"epochs": 3}'
);

insert into run_note (run_key, tags, notes, baseline)
select run_key, array['keep', 'first'], '*As good as it gets*', true from run where run_id = 'rerun';

insert into run_metric
select
  run_key, split, metric, count(*), max(epoch), (array_agg(value order by epoch desc))[1],
  min(value), (array_agg(epoch order by value, epoch))[1],
  max(value), (array_agg(epoch order by value desc, epoch))[1]
from measurement
where run_key in (select run_key from run)
group by run_key, split, metric;
