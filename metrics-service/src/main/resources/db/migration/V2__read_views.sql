-- The read contract: what dashboards, reports, the API and users' own SQL read. A column changes only by a migration
-- that says so in the changelog. docs/read-views.md describes each.
-- Functions are plain SQL, stable, with the caller's rights and not strict, so that the planner can inline them.

-- Flyway works in schema store, where it keeps its history; what everybody reads is in public.
set local search_path to public;

do $$
begin
  if not exists (select from pg_roles where rolname = 'epochscope_read') then
    create role epochscope_read nologin;
  end if;
exception
  when insufficient_privilege then
    raise exception 'Role epochscope_read is missing and % may not create it', current_user
      using hint = 'As an administrator: create role epochscope_read nologin; or: alter role '
        || quote_ident(current_user) || ' createrole;';
end
$$;

-- ------------------------------------------------------------------------------------------------ runs

create view run_epoch as
select
  run.run_id,
  epoch.epoch,
  epoch.attempt,
  epoch.occurred_at,
  epoch.step,
  epoch.learning_rate,
  train.loss as train_loss,
  validation.loss as validation_loss,
  test.loss as test_loss,
  train_accuracy.value as train_accuracy,
  validation_accuracy.value as validation_accuracy,
  test_accuracy.value as test_accuracy,
  gradient_norm.value as gradient_norm,
  samples_per_second.value as samples_per_second,
  epoch.seconds_training,
  epoch.seconds_validating,
  epoch.seconds_watching,
  epoch.seconds_waiting_for_data,
  epoch.resident_bytes,
  epoch.heap_bytes,
  epoch.cpu_seconds
from store.run
join store.epoch on epoch.run_key = run.run_key
left join store.epoch_split train
  on (train.run_key, train.epoch, train.split) = (epoch.run_key, epoch.epoch, 'train')
left join store.epoch_split validation
  on (validation.run_key, validation.epoch, validation.split) = (epoch.run_key, epoch.epoch, 'validation')
left join store.epoch_split test
  on (test.run_key, test.epoch, test.split) = (epoch.run_key, epoch.epoch, 'test')
left join store.epoch_metric train_accuracy
  on (train_accuracy.run_key, train_accuracy.epoch, train_accuracy.split, train_accuracy.metric)
    = (epoch.run_key, epoch.epoch, 'train', 'accuracy')
left join store.epoch_metric validation_accuracy
  on (validation_accuracy.run_key, validation_accuracy.epoch, validation_accuracy.split, validation_accuracy.metric)
    = (epoch.run_key, epoch.epoch, 'validation', 'accuracy')
left join store.epoch_metric test_accuracy
  on (test_accuracy.run_key, test_accuracy.epoch, test_accuracy.split, test_accuracy.metric)
    = (epoch.run_key, epoch.epoch, 'test', 'accuracy')
left join store.epoch_metric gradient_norm
  on (gradient_norm.run_key, gradient_norm.epoch, gradient_norm.split, gradient_norm.metric)
    = (epoch.run_key, epoch.epoch, '', 'gradient_norm')
left join store.epoch_metric samples_per_second
  on (samples_per_second.run_key, samples_per_second.epoch, samples_per_second.split, samples_per_second.metric)
    = (epoch.run_key, epoch.epoch, '', 'samples_per_second');

-- Any named metric; split is '' for what belongs to the epoch as a whole.
create view epoch_metric as
select run.run_id, epoch_metric.epoch, epoch_metric.split, epoch_metric.metric, epoch_metric.value
from store.run
join store.epoch_metric on epoch_metric.run_key = run.run_key
union all
select run.run_id, epoch_split.epoch, epoch_split.split, 'loss', epoch_split.loss
from store.run
join store.epoch_split on epoch_split.run_key = run.run_key;

create view run_attempt as
select
  run.run_id,
  run_attempt.attempt,
  run_attempt.started_at,
  run_attempt.from_epoch,
  run_attempt.start_reason,
  run_attempt.finished_at,
  run_attempt.status,
  run_attempt.finish_reason,
  run_attempt.epochs_completed,
  run_attempt.best_epoch,
  run_attempt.best_metric,
  run_attempt.best_value
from store.run
join store.run_attempt on run_attempt.run_key = run.run_key;

-- A run's state is that of its highest attempt. What has nothing but dead letters is no run.
create view run as
select
  run.run_id,
  coalesce(run.name, run.run_id) as name,
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
  last_epoch.train_loss,
  last_epoch.validation_loss,
  last_epoch.test_loss,
  last_epoch.train_accuracy,
  last_epoch.validation_accuracy,
  last_epoch.test_accuracy,
  attempt.best_epoch,
  attempt.best_metric,
  attempt.best_value,
  coalesce(run.started_at, run.first_event_at) as started_at,
  attempt.finished_at,
  run.last_event_at,
  run.tags,
  run.run_group,
  run.request,
  run.environment
from store.run
left join lateral (
  select run_attempt.*
  from store.run_attempt
  where run_attempt.run_key = run.run_key
  order by run_attempt.attempt desc
  limit 1
) attempt on true
left join lateral (
  select run_epoch.*
  from run_epoch
  where run_epoch.run_id = run.run_id
  order by run_epoch.epoch desc
  limit 1
) last_epoch on true
where run.first_event_at is not null;

create view run_class as
select run.run_id, run_class.class_index, run_class.name, run_class.colour
from store.run
join store.run_class on run_class.run_key = run.run_key;

create view run_layer as
select
  run.run_id,
  run_layer.position,
  run_layer.name as layer,
  run_layer.kind,
  run_layer.output_shape,
  run_layer.parameters,
  run_layer.flops
from store.run
join store.run_layer on run_layer.run_key = run.run_key;

create view run_split as
select run.run_id, run_split.split, run_split.samples
from store.run
join store.run_split on run_split.run_key = run.run_key;

-- One row for each topic of each attempt. published is null until the closing event came.
create view run_completeness as
select
  run.run_id,
  attempt_topic.attempt,
  attempt_topic.topic,
  attempt_topic.published,
  (select coalesce(sum(upper(span) - lower(span)), 0) from unnest(attempt_topic.stored) span)::bigint as stored,
  (select coalesce(sum(upper(span) - lower(span)), 0) from unnest(attempt_topic.superseded) span)::bigint
    as superseded,
  (select coalesce(sum(upper(span) - lower(span)), 0) from unnest(dead.sequences) span)::bigint as dead_lettered,
  attempt_topic.unnumbered,
  int8multirange(int8range(1, 1 + coalesce(
    attempt_topic.published,
    greatest(upper(attempt_topic.stored), upper(attempt_topic.dead_lettered)) - 1,
    0
  ))) - attempt_topic.stored - attempt_topic.dead_lettered as missing,
  dead.sequences as dead_lettered_sequences,
  attempt_topic.superseded as superseded_sequences
from store.run
join store.attempt_topic on attempt_topic.run_key = run.run_key
-- A dead letter that was put right and sent again is stored.
cross join lateral (select attempt_topic.dead_lettered - attempt_topic.stored as sequences) dead;

create view dead_letter as
select
  dead_letter_id,
  recorded_at,
  reason,
  topic,
  partition,
  record_offset,
  run_id,
  attempt,
  sequence,
  octet_length(record_value) as record_bytes
from store.dead_letter;

-- ----------------------------------------------------------------------------------------------- steps

-- Of the highest attempt alone: another may have cut the epoch in other slices.
create view step_scalar as
select run.run_id, step_scalars.name, step_scalars.epoch, step.step, step.value
from store.run
join store.step_scalars on step_scalars.run_key = run.run_key
cross join lateral unnest(step_scalars.steps, step_scalars.scalars) as step (step, value)
where step_scalars.attempt = (
  select max(other.attempt)
  from store.step_scalars other
  where (other.run_key, other.name, other.epoch) = (step_scalars.run_key, step_scalars.name, step_scalars.epoch)
);

-- A curve over steps in at most so many points: the mean, least and greatest value of each stretch of steps.
create function step_curve(run text, scalar text, points integer default 1000)
returns table (step bigint, mean double precision, minimum double precision, maximum double precision)
language sql stable
as $$
  with last_step as (
    select max(step_scalar.step) as step
    from step_scalar
    where step_scalar.run_id = run and step_scalar.name = scalar
  )
  select max(step_scalar.step), avg(step_scalar.value), min(step_scalar.value), max(step_scalar.value)
  from step_scalar, last_step
  where step_scalar.run_id = run and step_scalar.name = scalar
  group by (step_scalar.step - 1) / greatest((last_step.step + points - 1) / points, 1)
  order by 1
$$;

-- ---------------------------------------------------------------------------------------------- scenes

create view run_scene as
select
  run.run_id,
  scene.scene_id as scene,
  coalesce(scene.name, scene.scene_id) as name,
  scene.grid_rows,
  scene.grid_columns,
  scene.chunk_side,
  scene.image_width,
  scene.image_height,
  scene.patch_width,
  scene.patch_height,
  scene.stride_x,
  scene.stride_y,
  scene.crs,
  scene.affine,
  scene.picture
from store.run
join store.scene on scene.run_key = run.run_key;

-- Which passes of which epochs have scores.
create view scene_epoch as
select run.run_id, scene.scene_id as scene, scene_epoch.pass, scene_epoch.epoch
from store.run
join store.scene on scene.run_key = run.run_key
join store.scene_epoch on scene_epoch.scene_key = scene.scene_key;

-- Where a chunk lies in its grid, with what is known of its patches and their scores: what the other views of patches
-- are made of. Element i of an array, from 1, is the patch at grid_row = first_row + (i - 1) / width and
-- grid_col = first_col + (i - 1) % width.
create view scene_chunk as
select
  run.run_id,
  scene.scene_id as scene,
  scene_chunk.chunk,
  place.first_row,
  place.first_col,
  place.width,
  scene_chunk.labels,
  scene_chunk.splits,
  scene_chunk.samples
from store.run
join store.scene on scene.run_key = run.run_key
join store.scene_chunk on scene_chunk.scene_key = scene.scene_key
cross join lateral (
  select (scene.grid_columns + scene.chunk_side - 1) / scene.chunk_side as chunks_across
) grid
cross join lateral (
  select
    scene_chunk.chunk / grid.chunks_across * scene.chunk_side as first_row,
    scene_chunk.chunk % grid.chunks_across * scene.chunk_side as first_col,
    least(
      scene.chunk_side,
      scene.grid_columns - scene_chunk.chunk % grid.chunks_across * scene.chunk_side
    ) as width
) place;

create view patch_chunk as
select
  run.run_id,
  scene.scene_id as scene,
  patch_scores.pass,
  patch_scores.epoch,
  patch_scores.chunk,
  place.first_row,
  place.first_col,
  place.width,
  patch_scores.loss,
  patch_scores.p_true,
  patch_scores.p_predicted,
  patch_scores.predicted,
  patch_scores.output,
  scene_chunk.labels,
  scene_chunk.splits
from store.run
join store.scene on scene.run_key = run.run_key
join store.patch_scores on patch_scores.scene_key = scene.scene_key
left join store.scene_chunk
  on scene_chunk.scene_key = patch_scores.scene_key and scene_chunk.chunk = patch_scores.chunk
cross join lateral (
  select (scene.grid_columns + scene.chunk_side - 1) / scene.chunk_side as chunks_across
) grid
cross join lateral (
  select
    patch_scores.chunk / grid.chunks_across * scene.chunk_side as first_row,
    patch_scores.chunk % grid.chunks_across * scene.chunk_side as first_col,
    least(
      scene.chunk_side,
      scene.grid_columns - patch_scores.chunk % grid.chunks_across * scene.chunk_side
    ) as width
) place;

-- ------------------------------------------------------------------------- patches, one view per metric

create function split_name(split smallint)
returns text
language sql immutable
as $$
  select case split when 1 then 'train' when 2 then 'validation' when 3 then 'test' end
$$;

-- label is null for a patch without one.
create view patch_label as
select
  chunk.run_id,
  chunk.scene,
  chunk.first_row + (patch.position::integer - 1) / chunk.width as grid_row,
  chunk.first_col + (patch.position::integer - 1) % chunk.width as grid_col,
  nullif(patch.label, -1) as label,
  split_name(patch.split) as split,
  patch.sample
from scene_chunk chunk
cross join lateral unnest(chunk.labels, chunk.splits, chunk.samples)
  with ordinality as patch (label, split, sample, position)
where patch.split is not null;

create view patch_loss as
select
  chunk.run_id,
  chunk.scene,
  chunk.pass,
  chunk.epoch,
  chunk.first_row + (patch.position::integer - 1) / chunk.width as grid_row,
  chunk.first_col + (patch.position::integer - 1) % chunk.width as grid_col,
  patch.loss
from patch_chunk chunk
cross join lateral unnest(chunk.loss) with ordinality as patch (loss, position)
where patch.loss is not null;

create view patch_p_true as
select
  chunk.run_id,
  chunk.scene,
  chunk.pass,
  chunk.epoch,
  chunk.first_row + (patch.position::integer - 1) / chunk.width as grid_row,
  chunk.first_col + (patch.position::integer - 1) % chunk.width as grid_col,
  patch.p_true
from patch_chunk chunk
cross join lateral unnest(chunk.p_true) with ordinality as patch (p_true, position)
where patch.p_true is not null;

create view patch_p_predicted as
select
  chunk.run_id,
  chunk.scene,
  chunk.pass,
  chunk.epoch,
  chunk.first_row + (patch.position::integer - 1) / chunk.width as grid_row,
  chunk.first_col + (patch.position::integer - 1) % chunk.width as grid_col,
  patch.p_predicted
from patch_chunk chunk
cross join lateral unnest(chunk.p_predicted) with ordinality as patch (p_predicted, position)
where patch.p_predicted is not null;

-- label is null until the scene has been described, and for a patch without one.
create view patch_predicted as
select
  chunk.run_id,
  chunk.scene,
  chunk.pass,
  chunk.epoch,
  chunk.first_row + (patch.position::integer - 1) / chunk.width as grid_row,
  chunk.first_col + (patch.position::integer - 1) % chunk.width as grid_col,
  patch.predicted,
  nullif(patch.label, -1) as label,
  patch.predicted = nullif(patch.label, -1) as correct
from patch_chunk chunk
cross join lateral unnest(chunk.predicted, chunk.labels) with ordinality as patch (predicted, label, position)
where patch.predicted is not null;

-- One patch over the epochs, without reading any other: chunk and place in it are computed.
create function patch_history(run text, of_scene text, at_row integer, at_col integer)
returns table (
  epoch integer,
  pass text,
  loss real,
  p_true real,
  p_predicted real,
  predicted smallint,
  correct boolean
)
language sql stable
as $$
  select
    chunk.epoch,
    chunk.pass,
    chunk.loss[place.position],
    chunk.p_true[place.position],
    chunk.p_predicted[place.position],
    chunk.predicted[place.position],
    chunk.predicted[place.position] = nullif(chunk.labels[place.position], -1)
  from run_scene scene
  join patch_chunk chunk
    on chunk.run_id = scene.run_id
    and chunk.scene = scene.scene
    and chunk.chunk = at_row / scene.chunk_side * ((scene.grid_columns + scene.chunk_side - 1) / scene.chunk_side)
      + at_col / scene.chunk_side
  cross join lateral (
    select (at_row - chunk.first_row) * chunk.width + (at_col - chunk.first_col) + 1 as position
  ) place
  where scene.run_id = run
    and scene.scene = of_scene
    and at_row between 0 and scene.grid_rows - 1
    and at_col between 0 and scene.grid_columns - 1
    and chunk.loss[place.position] is not null
  order by chunk.epoch, chunk.pass
$$;

-- The grid of one metric in one pass of one epoch as a heatmap takes it: every cell is there, null where nothing was
-- scored, x before y. A grid of more than so many cells a side is averaged down to that.
-- metric: 'loss', 'p_true', 'p_predicted', 'correct' (1 or 0), 'predicted', 'label'.
create function patch_grid(
  run text,
  of_scene text,
  of_pass text,
  of_epoch integer,
  metric text,
  cells integer default 128
)
returns table (cell_col integer, cell_row integer, value double precision)
language sql stable
as $$
  with scene as (
    select
      run_scene.grid_rows,
      run_scene.grid_columns,
      (greatest(run_scene.grid_rows, run_scene.grid_columns) + cells - 1) / cells as side
    from run_scene
    where run_scene.run_id = run and run_scene.scene = of_scene
  ),
  scored as (
    select
      (chunk.first_col + (patch.position::integer - 1) % chunk.width) / scene.side as cell_col,
      (chunk.first_row + (patch.position::integer - 1) / chunk.width) / scene.side as cell_row,
      avg(
        case metric
          when 'correct' then (patch.predicted = nullif(patch.label, -1))::integer
          when 'predicted' then patch.predicted
          when 'label' then nullif(patch.label, -1)
          else patch.score
        end::double precision
      ) as value
    from scene
    join patch_chunk chunk
      on chunk.run_id = run and chunk.scene = of_scene and chunk.pass = of_pass and chunk.epoch = of_epoch
    cross join lateral unnest(
      case metric when 'p_true' then chunk.p_true when 'p_predicted' then chunk.p_predicted else chunk.loss end,
      case when metric in ('correct', 'predicted') then chunk.predicted end,
      case when metric in ('correct', 'label') then chunk.labels end
    ) with ordinality as patch (score, predicted, label, position)
    where patch.score is not null
    group by 1, 2
  )
  select x.cell_col, y.cell_row, scored.value
  from scene
  cross join lateral generate_series(0, (scene.grid_columns - 1) / scene.side) as x (cell_col)
  cross join lateral generate_series(0, (scene.grid_rows - 1) / scene.side) as y (cell_row)
  left join scored on scored.cell_col = x.cell_col and scored.cell_row = y.cell_row
  order by x.cell_col, y.cell_row
$$;

-- ----------------------------------------------------------------------------------------- histograms

-- skewness is m3/n / (m2/n)^1.5 and kurtosis m4/n / (m2/n)^2 - 3, so that a normal distribution has 0 of both; null
-- where the values do not vary.
create view tensor_histogram as
select
  run.run_id,
  histogram.layer,
  histogram.tensor,
  histogram.kind,
  histogram.split,
  histogram.epoch,
  histogram.step,
  histogram.attempt,
  histogram.shape,
  histogram.finite + histogram.nans + histogram.positive_infinities + histogram.negative_infinities as count,
  histogram.mean,
  case when histogram.finite > 0 then sqrt(histogram.m2 / histogram.finite) end as std,
  case when histogram.m2 > 0 then histogram.m3 / histogram.finite / power(histogram.m2 / histogram.finite, 1.5) end
    as skewness,
  case when histogram.m2 > 0 then histogram.m4 * histogram.finite / power(histogram.m2, 2) - 3 end as kurtosis,
  sqrt(histogram.m2 + histogram.finite * power(histogram.mean, 2)) as norm,
  case when histogram.finite > 0 then histogram.minimum end as minimum,
  case when histogram.finite > 0 then histogram.maximum end as maximum,
  histogram.zeros,
  histogram.nans,
  histogram.positive_infinities,
  histogram.negative_infinities,
  histogram.units,
  cardinality(histogram.dead_units) as dead_units,
  cardinality(histogram.saturated_units) as saturated_units
from store.run
join store.tensor_histogram histogram on histogram.run_key = run.run_key;

-- Magnitudes of bucket `index`; see histograms.proto.
create function bucket_bounds(index integer, precision_bits smallint, out low double precision, out high double precision)
language sql immutable
as $$
  select
    power(2::double precision, index >> precision_bits)
      * (1 + (index & ((1 << precision_bits) - 1)) / power(2::double precision, precision_bits)),
    power(2::double precision, (index + 1) >> precision_bits)
      * (1 + ((index + 1) & ((1 << precision_bits) - 1)) / power(2::double precision, precision_bits))
$$;

-- The buckets of every histogram as intervals [low, high): bucket i of n = 2^precision_bits to a power of two begins at
-- 2^floor(i / n) · (1 + (i mod n) / n). Zeros are the interval [0, 0].
create view histogram_bucket as
select
  run.run_id,
  histogram.layer,
  histogram.tensor,
  histogram.kind,
  histogram.split,
  histogram.epoch,
  histogram.step,
  bucket.low,
  bucket.high,
  bucket.count
from store.run
join store.tensor_histogram histogram on histogram.run_key = run.run_key
cross join lateral (
  select
    magnitude.low,
    magnitude.high,
    positive.count
  from unnest(histogram.positive_index, histogram.positive_count) as positive (index, count)
  cross join lateral bucket_bounds(positive.index, histogram.precision_bits) as magnitude
  union all
  select
    -magnitude.high,
    -magnitude.low,
    negative.count
  from unnest(histogram.negative_index, histogram.negative_count) as negative (index, count)
  cross join lateral bucket_bounds(negative.index, histogram.precision_bits) as magnitude
  union all
  select 0, 0, histogram.zeros
  where histogram.zeros > 0
) bucket;

-- Distributions of one tensor over the epochs as a heatmap takes them: linear bins between the least and the greatest
-- value of the whole run, every bin of every epoch there. A bucket that reaches over several bins is shared out by
-- overlap; share is of the finite values. One histogram an epoch: its last.
create function histogram_bins(
  run text,
  of_layer text,
  of_tensor text,
  of_kind text,
  bins integer default 60
)
returns table (epoch integer, bin integer, low double precision, high double precision, share double precision)
language sql stable
as $$
  with latest as (
    select distinct on (histogram.epoch) histogram.*
    from tensor_histogram histogram
    where histogram.run_id = run
      and histogram.layer = of_layer
      and histogram.tensor = of_tensor
      and histogram.kind = of_kind
    order by histogram.epoch, histogram.step desc
  ),
  extent as (
    select
      min(latest.minimum) as low,
      -- Values that are all the same still need a bin of some width.
      case when max(latest.maximum) > min(latest.minimum) then max(latest.maximum) else max(latest.maximum) + 1 end
        as high
    from latest
  ),
  bin as (
    select
      number,
      extent.low + (extent.high - extent.low) * number / bins as low,
      extent.low + (extent.high - extent.low) * (number + 1) / bins as high
    from extent, generate_series(0, bins - 1) as number
    where extent.low is not null
  ),
  clipped as (
    select
      bucket.epoch,
      greatest(bucket.low, extent.low) as low,
      least(bucket.high, extent.high) as high,
      bucket.count
    from extent, histogram_bucket bucket
    join latest
      on latest.epoch = bucket.epoch and latest.step = bucket.step and latest.split = bucket.split
    where bucket.run_id = run
      and bucket.layer = of_layer
      and bucket.tensor = of_tensor
      and bucket.kind = of_kind
  ),
  -- Only the bins a bucket touches, by arithmetic: joining each bucket with each bin would be a hundred times the rows.
  shared as (
    select
      clipped.epoch,
      touched.bin,
      sum(
        clipped.count * case
          when clipped.high > clipped.low then
            greatest(least(clipped.high, bin.high) - greatest(clipped.low, bin.low), 0)
              / (clipped.high - clipped.low)
          else 1
        end
      ) as count
    from clipped
    cross join extent
    cross join lateral generate_series(
      least(floor((clipped.low - extent.low) / (extent.high - extent.low) * bins)::integer, bins - 1),
      least(floor((clipped.high - extent.low) / (extent.high - extent.low) * bins)::integer, bins - 1)
    ) as touched (bin)
    join bin on bin.number = touched.bin
    group by clipped.epoch, touched.bin
  ),
  total as (
    select shared.epoch, sum(shared.count) as count
    from shared
    group by shared.epoch
  )
  select latest.epoch, bin.number, bin.low, bin.high, coalesce(shared.count / total.count, 0)
  from latest
  cross join bin
  left join total on total.epoch = latest.epoch
  left join shared on shared.epoch = latest.epoch and shared.bin = bin.number
  order by latest.epoch, bin.number
$$;

-- --------------------------------------------------------------------------------------------- pictures

create view picture as
select
  run.run_id,
  picture.address,
  picture.kind,
  picture.layer,
  picture.scene,
  picture.tile_row,
  picture.tile_column,
  picture.sample,
  picture.split,
  picture.epoch,
  picture.caption,
  picture_content.png
from store.run
join store.picture on picture.run_key = run.run_key
join store.picture_content on picture_content.address = picture.address;

grant usage on schema public to epochscope_read;
grant select on all tables in schema public to epochscope_read;
