-- Runs that predict a value, and mistakes patch by patch.

-- ---------------------------------------------------------------------------------------------- tables

alter table store.run
  add column loss text,
  -- What a regression predicts; the network learns (value - mean) / deviation.
  add column target text,
  add column target_unit text,
  add column target_mean double precision,
  add column target_deviation double precision;

-- The columns of a table, which the network gets as (value - mean) / deviation.
create table store.run_feature (
  run_key bigint not null references store.run on delete cascade,
  position integer not null,
  name text not null,
  mean double precision not null,
  deviation double precision not null,
  missing bigint not null,
  imputed double precision not null,
  primary key (run_key, position)
);

-- How the predictions of a regression miss; see Residuals in epochs.proto. Arrays begin with tenth_: one element for each
-- tenth that has samples.
create table store.residuals (
  run_key bigint not null,
  epoch integer not null,
  split text not null,
  samples bigint not null,
  non_finite bigint not null,
  deciles double precision[] not null,
  tenth_number smallint[] not null,
  tenth_samples bigint[] not null,
  tenth_lowest_target double precision[] not null,
  tenth_highest_target double precision[] not null,
  tenth_mean double precision[] not null,
  tenth_median double precision[] not null,
  tenth_mean_absolute double precision[] not null,
  tenth_root_mean_square double precision[] not null,
  primary key (run_key, epoch, split),
  foreign key (run_key, epoch, split) references store.epoch_split on delete cascade
);

-- True values; null of a classification.
alter table store.scene_chunk add column targets real[];

-- The pairs of true and predicted class that were taken for each other in the chunk, and the highest p(predicted class)
-- of each, -1 if all are NaN or there are none: says which chunks need not be read to find the surest mistakes. Null
-- where there are more pairs than are kept, and in rows from before there were these columns.
alter table store.patch_aggregate
  add column mistake_label smallint[],
  add column mistake_predicted smallint[],
  add column mistake_p_predicted real[];

set local search_path to public;

-- ------------------------------------------------------------------------------------------------ runs

create or replace view run as
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
  run.environment,
  run.loss as loss_function,
  run.target,
  run.target_unit,
  run.target_mean,
  run.target_deviation
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

create view run_feature as
select
  run.run_id,
  run_feature.position,
  run_feature.name,
  run_feature.mean,
  run_feature.deviation,
  run_feature.missing,
  run_feature.imputed
from store.run
join store.run_feature on run_feature.run_key = run.run_key;

-- ---------------------------------------------------------------------------------------------- epochs

-- Splits that have any of these figures.
create view regression_epoch as
select
  run.run_id,
  epoch_split.epoch,
  epoch_split.split,
  epoch_split.pass,
  epoch_split.samples,
  epoch_split.loss,
  metric.mae,
  metric.rmse,
  metric.r2,
  metric.median_absolute_error,
  residuals.non_finite
from store.run
join store.epoch_split on epoch_split.run_key = run.run_key
cross join lateral (
  select
    max(epoch_metric.value) filter (where epoch_metric.metric = 'mae') as mae,
    max(epoch_metric.value) filter (where epoch_metric.metric = 'rmse') as rmse,
    max(epoch_metric.value) filter (where epoch_metric.metric = 'r2') as r2,
    max(epoch_metric.value) filter (where epoch_metric.metric = 'median_absolute_error') as median_absolute_error
  from store.epoch_metric
  where (epoch_metric.run_key, epoch_metric.epoch, epoch_metric.split)
      = (epoch_split.run_key, epoch_split.epoch, epoch_split.split)
    and epoch_metric.metric in ('mae', 'rmse', 'r2', 'median_absolute_error')
) metric
left join store.residuals
  on (residuals.run_key, residuals.epoch, residuals.split)
    = (epoch_split.run_key, epoch_split.epoch, epoch_split.split)
where num_nonnulls(metric.mae, metric.rmse, metric.r2, metric.median_absolute_error, residuals.samples) > 0;

create view residual_decile as
select
  run.run_id,
  residuals.epoch,
  residuals.split,
  decile.position::integer - 1 as decile,
  decile.residual
from store.run
join store.residuals on residuals.run_key = run.run_key
cross join lateral unnest(residuals.deciles) with ordinality as decile (residual, position);

create view residual_tenth as
select
  run.run_id,
  residuals.epoch,
  residuals.split,
  tenth.number::integer as tenth,
  tenth.samples,
  tenth.lowest_target,
  tenth.highest_target,
  tenth.mean,
  tenth.median,
  tenth.mean_absolute,
  tenth.root_mean_square
from store.run
join store.residuals on residuals.run_key = run.run_key
cross join lateral unnest(
  residuals.tenth_number, residuals.tenth_samples, residuals.tenth_lowest_target, residuals.tenth_highest_target,
  residuals.tenth_mean, residuals.tenth_median, residuals.tenth_mean_absolute, residuals.tenth_root_mean_square
) as tenth (
  number, samples, lowest_target, highest_target, mean, median, mean_absolute, root_mean_square
);

-- ------------------------------------------------------------------------------------- patches with values

create or replace view scene_chunk as
select
  run.run_id,
  scene.scene_id as scene,
  scene_chunk.chunk,
  place.first_row,
  place.first_col,
  place.width,
  scene_chunk.labels,
  scene_chunk.splits,
  scene_chunk.samples,
  scene_chunk.targets
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

create or replace view patch_chunk as
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
  scene_chunk.splits,
  scene_chunk.targets
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

create or replace view patch_label as
select
  chunk.run_id,
  chunk.scene,
  chunk.first_row + (patch.position::integer - 1) / chunk.width as grid_row,
  chunk.first_col + (patch.position::integer - 1) % chunk.width as grid_col,
  nullif(patch.label, -1) as label,
  split_name(patch.split) as split,
  patch.sample,
  patch.target
from scene_chunk chunk
cross join lateral unnest(chunk.labels, chunk.splits, chunk.samples, chunk.targets)
  with ordinality as patch (label, split, sample, target, position)
where patch.split is not null;

-- Of runs that predict a value. Split, sample and target are null until the scene has been described.
create view patch_output as
select
  chunk.run_id,
  chunk.scene,
  chunk.pass,
  chunk.epoch,
  chunk.first_row + (patch.position::integer - 1) / chunk.width as grid_row,
  chunk.first_col + (patch.position::integer - 1) % chunk.width as grid_col,
  split_name(patch.split) as split,
  case when patch.split is not null then
    coalesce(
      patch.sample,
      (chunk.first_row + (patch.position - 1) / chunk.width) * scene.grid_columns
        + chunk.first_col + (patch.position - 1) % chunk.width
    )
  end as sample,
  patch.target,
  patch.output,
  patch.output::double precision - patch.target as residual
from patch_chunk chunk
join run_scene scene on scene.run_id = chunk.run_id and scene.scene = chunk.scene
left join scene_chunk described
  on described.run_id = chunk.run_id and described.scene = chunk.scene and described.chunk = chunk.chunk
cross join lateral unnest(chunk.output, chunk.targets, chunk.splits, described.samples)
  with ordinality as patch (output, target, split, sample, position)
where chunk.output is not null and patch.output is not null;

drop function patch_history(text, text, integer, integer);

-- One patch over the epochs, without reading any other: chunk and place in it are computed.
create function patch_history(run text, of_scene text, at_row integer, at_col integer)
returns table (
  epoch integer,
  pass text,
  loss real,
  p_true real,
  p_predicted real,
  predicted smallint,
  correct boolean,
  output real,
  target real
)
language sql stable
as $$
  select
    chunk.epoch,
    chunk.pass,
    chunk.loss[place.position],
    chunk.p_true[place.position],
    coalesce(chunk.p_predicted[place.position], case when chunk.p_predicted is not null then chunk.p_true[place.position] end),
    chunk.predicted[place.position],
    chunk.predicted[place.position] = nullif(chunk.labels[place.position], -1),
    chunk.output[place.position],
    chunk.targets[place.position]
  from run_scene scene
  cross join lateral (
    -- By itself, so that no array is looked into before its chunk is known to be the one.
    select *
    from patch_chunk
    where patch_chunk.run_id = run
      and patch_chunk.scene = of_scene
      and patch_chunk.chunk = at_row / scene.chunk_side * ((scene.grid_columns + scene.chunk_side - 1) / scene.chunk_side)
        + at_col / scene.chunk_side
    offset 0
  ) chunk
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

drop function patch_worst(text, text, text[], text, integer, integer);

-- The patches of the highest loss in an epoch, NaN above all; exact for k up to 20.
create function patch_worst(
  run text,
  of_scene text,
  passes text[],
  of_split text,
  of_epoch integer,
  k integer default 20
)
returns table (
  grid_row integer,
  grid_col integer,
  pass text,
  split text,
  label smallint,
  predicted smallint,
  loss real,
  p_true real,
  p_predicted real,
  output real,
  target real
)
language sql stable
as $$
  with worst as (
    select
      chunk.pass,
      chunk.split,
      chunk.chunk,
      patch.place,
      patch.loss,
      chunk.first_row + patch.place / chunk.width as grid_row,
      chunk.first_col + patch.place % chunk.width as grid_col
    from patch_aggregate chunk
    cross join lateral unnest(chunk.worst_place, chunk.worst_loss) as patch (place, loss)
    where chunk.run_id = run
      and chunk.scene = of_scene
      and chunk.pass = any (passes)
      and chunk.epoch = of_epoch
      and of_split in ('all', chunk.split)
    order by patch.loss desc, grid_row, grid_col
    limit k
  )
  select
    worst.grid_row,
    worst.grid_col,
    worst.pass,
    worst.split,
    nullif(chunk.labels[worst.place + 1], -1),
    chunk.predicted[worst.place + 1],
    worst.loss,
    chunk.p_true[worst.place + 1],
    coalesce(
      chunk.p_predicted[worst.place + 1],
      case when chunk.p_predicted is not null then chunk.p_true[worst.place + 1] end
    ),
    chunk.output[worst.place + 1],
    chunk.targets[worst.place + 1]
  from worst
  cross join lateral (
    select *
    from patch_chunk
    where patch_chunk.run_id = run
      and patch_chunk.scene = of_scene
      and patch_chunk.pass = worst.pass
      and patch_chunk.epoch = of_epoch
      and patch_chunk.chunk = worst.chunk
    limit 1
  ) chunk
  order by worst.loss desc, worst.grid_row, worst.grid_col
$$;

-- A metric as a heatmap takes it: every cell is there, null where nothing was scored, x before y. A grid of more than so
-- many cells a side is averaged: from single patches while that are few, else from blocks, else from chunks.
-- metric: of an epoch 'loss', 'p_true', 'correct' (1 or 0); of an epoch of a regression 'output', 'target', 'residual',
-- always from single patches; over the epochs 'confidence', 'variability', 'forgotten',
-- 'mean_correct'.
create or replace function patch_cells(
  run text,
  of_scene text,
  passes text[],
  of_split text,
  of_epoch integer,
  metric text,
  cells integer default 64
)
returns table (cell_col integer, cell_row integer, value double precision)
language sql stable
as $$
  with scene as materialized (
    select
      run_scene.grid_rows,
      run_scene.grid_columns,
      run_scene.chunk_side,
      gcd(run_scene.chunk_side, 8) as block_side,
      cell_side(run_scene.grid_rows, run_scene.grid_columns, cells) as side
    from run_scene
    where run_scene.run_id = run and run_scene.scene = of_scene
  ),
  part as (
    -- Single patches of an epoch.
    select
      (chunk.first_col + (patch.position::integer - 1) % chunk.width) / scene.side as cell_col,
      (chunk.first_row + (patch.position::integer - 1) / chunk.width) / scene.side as cell_row,
      case
        when metric = 'correct' then (patch.predicted = nullif(patch.label, -1))::integer
        else patch.score
      end::double precision as total,
      case when metric = 'correct' and (patch.label is null or patch.label = -1 or patch.predicted is null) then 0 else 1 end
        as weight
    from scene
    join patch_chunk chunk
      on chunk.run_id = run and chunk.scene = of_scene and chunk.pass = any (passes) and chunk.epoch = of_epoch
    cross join lateral unnest(
      case when metric = 'p_true' then chunk.p_true else chunk.loss end,
      case when metric = 'correct' then chunk.predicted end,
      case when metric = 'correct' then chunk.labels end,
      case when of_split <> 'all' then chunk.splits end
    ) with ordinality as patch (score, predicted, label, split, position)
    where scene.side < scene.block_side
      and metric in ('loss', 'p_true', 'correct')
      and patch.score is not null
      and (of_split = 'all' or split_name(patch.split) = of_split)
    union all
    -- Single patches of an epoch of a regression.
    select
      (chunk.first_col + (patch.position::integer - 1) % chunk.width) / scene.side,
      (chunk.first_row + (patch.position::integer - 1) / chunk.width) / scene.side,
      case metric
        when 'output' then patch.output
        when 'target' then patch.target
        else patch.output::double precision - patch.target
      end,
      1
    from scene
    join patch_chunk chunk
      on chunk.run_id = run and chunk.scene = of_scene and chunk.pass = any (passes) and chunk.epoch = of_epoch
    cross join lateral unnest(
      chunk.output,
      case when metric <> 'output' then chunk.targets end,
      case when of_split <> 'all' then chunk.splits end
    ) with ordinality as patch (output, target, split, position)
    where metric in ('output', 'target', 'residual')
      and patch.output is not null
      and (metric = 'output' or patch.target is not null)
      and (of_split = 'all' or split_name(patch.split) = of_split)
    union all
    -- Blocks of an epoch.
    select
      (chunk.first_col + (block.position::integer - 1) % chunk.blocks_across * chunk.block_side) / scene.side,
      (chunk.first_row + (block.position::integer - 1) / chunk.blocks_across * chunk.block_side) / scene.side,
      case when metric = 'correct' then block.correct else block.score::double precision * block.patches end,
      case when metric = 'correct' then block.labelled else block.patches end
    from scene
    join patch_aggregate chunk
      on chunk.run_id = run and chunk.scene = of_scene and chunk.pass = any (passes) and chunk.epoch = of_epoch
    cross join lateral unnest(
      case when metric = 'p_true' then chunk.block_p_true else chunk.block_loss end,
      chunk.block_patches,
      case when metric = 'correct' then chunk.block_labelled end,
      case when metric = 'correct' then chunk.block_correct end
    ) with ordinality as block (score, patches, labelled, correct, position)
    where scene.side >= scene.block_side
      and scene.side % scene.chunk_side <> 0
      and metric in ('loss', 'p_true', 'correct')
      and block.patches > 0
      and of_split in ('all', chunk.split)
    union all
    -- Whole chunks of an epoch.
    select
      chunk.first_col / scene.side,
      chunk.first_row / scene.side,
      case metric when 'correct' then chunk.correct when 'p_true' then chunk.p_true_sum else chunk.loss_sum end,
      case metric when 'correct' then chunk.labelled else chunk.patches end
    from scene
    join patch_aggregate chunk
      on chunk.run_id = run and chunk.scene = of_scene and chunk.pass = any (passes) and chunk.epoch = of_epoch
    where scene.side >= scene.block_side
      and scene.side % scene.chunk_side = 0
      and metric in ('loss', 'p_true', 'correct')
      and of_split in ('all', chunk.split)
    union all
    -- Single patches over the epochs.
    select
      (chunk.first_col + (patch.position::integer - 1) % chunk.width) / scene.side,
      (chunk.first_row + (patch.position::integer - 1) / chunk.width) / scene.side,
      case metric
        when 'confidence' then patch.confidence
        when 'variability' then sqrt(patch.square_deviations / patch.epochs)
        when 'mean_correct' then patch.correct::double precision / patch.epochs
        else patch.forgotten
      end,
      1
    from scene
    join patch_dynamics_chunk chunk on chunk.run_id = run and chunk.scene = of_scene and chunk.pass = any (passes)
    cross join lateral unnest(
      chunk.epochs,
      case when metric = 'confidence' then chunk.confidence end,
      case when metric = 'variability' then chunk.square_deviations end,
      case when metric = 'mean_correct' then chunk.correct end,
      case when metric = 'forgotten' then chunk.forgotten end,
      case when of_split <> 'all' then chunk.splits end
    ) with ordinality
      as patch (epochs, confidence, square_deviations, correct, forgotten, split, position)
    where scene.side < scene.block_side
      and metric in ('confidence', 'variability', 'forgotten', 'mean_correct')
      and patch.epochs is not null
      and (of_split = 'all' or split_name(patch.split) = of_split)
    union all
    -- Blocks over the epochs.
    select
      (chunk.first_col + (block.position::integer - 1) % chunk.blocks_across * chunk.block_side) / scene.side,
      (chunk.first_row + (block.position::integer - 1) / chunk.blocks_across * chunk.block_side) / scene.side,
      block.score::double precision * block.patches,
      block.patches
    from scene
    join dynamics_aggregate chunk on chunk.run_id = run and chunk.scene = of_scene and chunk.pass = any (passes)
    cross join lateral unnest(
      case metric
        when 'confidence' then chunk.block_confidence
        when 'variability' then chunk.block_variability
        when 'mean_correct' then chunk.block_correct
        else chunk.block_forgotten
      end,
      chunk.block_patches
    ) with ordinality as block (score, patches, position)
    where scene.side >= scene.block_side
      and metric in ('confidence', 'variability', 'forgotten', 'mean_correct')
      and block.patches > 0
      and of_split in ('all', chunk.split)
  ),
  cell as (
    select part.cell_col, part.cell_row, sum(part.total) / nullif(sum(part.weight), 0) as value
    from part
    group by part.cell_col, part.cell_row
  )
  select x.cell_col, y.cell_row, cell.value
  from scene
  cross join lateral generate_series(0, (scene.grid_columns - 1) / scene.side) as x (cell_col)
  cross join lateral generate_series(0, (scene.grid_rows - 1) / scene.side) as y (cell_row)
  left join cell on cell.cell_col = x.cell_col and cell.cell_row = y.cell_row
  order by x.cell_col, y.cell_row
$$;

-- The scores of a chunk in short, what functions are made of. Arrays begin with block_, worst_: see V3; element i of a
-- block array, from 1, is the square of block_side patches whose upper left one is at
-- first_row + (i - 1) / blocks_across * block_side and first_col + (i - 1) % blocks_across * block_side.
create or replace view patch_aggregate as
select
  place.run_id,
  place.scene,
  aggregate.pass,
  aggregate.epoch,
  aggregate.chunk,
  split_name(aggregate.split) as split,
  place.first_row,
  place.first_col,
  place.width,
  place.block_side,
  (place.width + place.block_side - 1) / place.block_side as blocks_across,
  aggregate.patches,
  aggregate.labelled,
  aggregate.correct,
  aggregate.loss_sum,
  aggregate.p_true_sum,
  aggregate.block_patches,
  aggregate.block_labelled,
  aggregate.block_correct,
  aggregate.block_loss,
  aggregate.block_worst_loss,
  aggregate.block_p_true,
  aggregate.worst_place,
  aggregate.worst_loss,
  aggregate.mistake_label,
  aggregate.mistake_predicted,
  aggregate.mistake_p_predicted
from chunk_place place
join store.patch_aggregate aggregate on aggregate.scene_key = place.scene_key and aggregate.chunk = place.chunk;

-- ---------------------------------------------------------------------------- how a regression misses, sample by sample

-- Predicted against true values of all patches of the run's scenes: how many lie in each of bins × bins square cells over
-- all values that there are, by the middles of the cells that are not empty. Without what is not finite.
create function predicted_against_true(
  run text,
  passes text[],
  of_split text,
  of_epoch integer,
  bins integer default 60
)
returns table (true_value double precision, predicted_value double precision, samples bigint)
language sql stable
as $$
  with patch as materialized (
    select patch.target::double precision as target, patch.output::double precision as output
    from patch_chunk chunk
    cross join lateral unnest(chunk.output, chunk.targets, case when of_split <> 'all' then chunk.splits end)
      as patch (output, target, split)
    where chunk.run_id = run
      and chunk.pass = any (passes)
      and chunk.epoch = of_epoch
      -- False of NaN and infinity too.
      and abs(patch.output) < 'Infinity'
      and abs(patch.target) < 'Infinity'
      and (of_split = 'all' or split_name(patch.split) = of_split)
  ),
  extent as (
    select
      low,
      -- Values that are all the same still need a cell of some width.
      case when high > low then (high - low) / greatest(bins, 1) else 1 end as width
    from (
      select
        least(min(patch.target), min(patch.output)) as low,
        greatest(max(patch.target), max(patch.output)) as high
      from patch
    ) every
  )
  select
    extent.low + (cell.across + 0.5) * extent.width,
    extent.low + (cell.up + 0.5) * extent.width,
    cell.samples
  from extent
  cross join lateral (
    select
      least(floor((patch.target - extent.low) / extent.width), greatest(bins, 1) - 1) as across,
      least(floor((patch.output - extent.low) / extent.width), greatest(bins, 1) - 1) as up,
      count(*) as samples
    from patch
    group by 1, 2
  ) cell
  order by 1, 2
$$;

-- How many patches of the run's scenes have which residual: every bin between the least and the greatest one is there.
-- Without what is not finite.
create function residual_bins(
  run text,
  passes text[],
  of_split text,
  of_epoch integer,
  bins integer default 40
)
returns table (bin integer, low double precision, high double precision, samples bigint)
language sql stable
as $$
  with patch as materialized (
    select patch.output::double precision - patch.target as residual
    from patch_chunk chunk
    cross join lateral unnest(chunk.output, chunk.targets, case when of_split <> 'all' then chunk.splits end)
      as patch (output, target, split)
    where chunk.run_id = run
      and chunk.pass = any (passes)
      and chunk.epoch = of_epoch
      and abs(patch.output) < 'Infinity'
      and abs(patch.target) < 'Infinity'
      and (of_split = 'all' or split_name(patch.split) = of_split)
  ),
  extent as (
    select
      low,
      -- Residuals that are all the same still need a bin of some width.
      case when high > low then (high - low) / greatest(bins, 1) else 1 end as width
    from (select min(patch.residual) as low, max(patch.residual) as high from patch) every
    where low is not null
  ),
  counted as (
    select
      least(floor((patch.residual - extent.low) / extent.width)::integer, greatest(bins, 1) - 1) as bin,
      count(*) as samples
    from extent
    cross join patch
    group by 1
  )
  select
    bin.number,
    extent.low + bin.number * extent.width,
    extent.low + (bin.number + 1) * extent.width,
    coalesce(counted.samples, 0)
  from extent
  cross join lateral generate_series(0, greatest(bins, 1) - 1) as bin (number)
  left join counted on counted.bin = bin.number
  order by bin.number
$$;

-- -------------------------------------------------------------------------------------------- mistakes

-- The patches of all scenes of a run whose class was predicted wrongly in an epoch, the surest mistakes first: by
-- p(predicted class), NaN last. epochs_scored and epochs_wrong are of the same pass. Each chunk lists its surest mistake of
-- each pair of classes; whatever is among the k surest of all lies in a chunk that has one of the k surest of those lists,
-- so no others are read.
create function misclassified(
  run text,
  passes text[],
  of_split text,
  of_epoch integer,
  of_true integer default null,
  of_predicted integer default null,
  k integer default 50
)
returns table (
  rank integer,
  scene text,
  grid_row integer,
  grid_col integer,
  sample bigint,
  split text,
  label smallint,
  true_name text,
  predicted smallint,
  predicted_name text,
  p_predicted real,
  p_true real,
  loss real,
  epochs_scored integer,
  epochs_wrong integer[]
)
language sql stable
as $$
  with summary as (
    select
      chunk.scene,
      chunk.pass,
      chunk.chunk,
      chunk.mistake_label,
      chunk.mistake_predicted,
      chunk.mistake_p_predicted
    from patch_aggregate chunk
    where chunk.run_id = run
      and chunk.pass = any (passes)
      and chunk.epoch = of_epoch
      and of_split in ('all', chunk.split)
  ),
  chosen as materialized (
    select summary.scene, summary.pass, summary.chunk
    from summary
    where summary.mistake_label is null
    union
    (
      select summary.scene, summary.pass, summary.chunk
      from summary
      cross join lateral unnest(summary.mistake_label, summary.mistake_predicted, summary.mistake_p_predicted)
        as pair (label, predicted, p_predicted)
      where (of_true is null or pair.label = of_true)
        and (of_predicted is null or pair.predicted = of_predicted)
      order by pair.p_predicted desc, summary.scene, summary.pass, summary.chunk
      limit k
    )
  ),
  mistake as materialized (
    select
      chosen.scene,
      chosen.pass,
      chosen.chunk,
      patch.position::integer as position,
      chunk.first_row + (patch.position::integer - 1) / chunk.width as grid_row,
      chunk.first_col + (patch.position::integer - 1) % chunk.width as grid_col,
      patch.label,
      patch.predicted,
      -- Where both probabilities are the same, one of them is kept.
      coalesce(
        patch.p_predicted,
        case when chunk.p_predicted is not null then chunk.p_true[patch.position] end
      ) as p_predicted
    from chosen
    cross join lateral (
      select *
      from patch_chunk
      where patch_chunk.run_id = run
        and patch_chunk.scene = chosen.scene
        and patch_chunk.pass = chosen.pass
        and patch_chunk.epoch = of_epoch
        and patch_chunk.chunk = chosen.chunk
      limit 1
    ) chunk
    cross join lateral unnest(
      chunk.labels,
      chunk.predicted,
      chunk.p_predicted,
      case when of_split <> 'all' then chunk.splits end
    ) with ordinality as patch (label, predicted, p_predicted, split, position)
    where patch.predicted <> patch.label
      and patch.label <> -1
      and (of_true is null or patch.label = of_true)
      and (of_predicted is null or patch.predicted = of_predicted)
      and (of_split = 'all' or split_name(patch.split) = of_split)
    order by
      nullif(
        coalesce(
          patch.p_predicted,
          case when chunk.p_predicted is not null then chunk.p_true[patch.position] end
        ),
        'NaN'
      ) desc nulls last,
      chosen.scene,
      chosen.pass,
      grid_row,
      grid_col
    limit k
  )
  select
    row_number() over (
      order by
        nullif(mistake.p_predicted, 'NaN') desc nulls last, mistake.scene, mistake.pass, mistake.grid_row,
        mistake.grid_col
    )::integer,
    mistake.scene,
    mistake.grid_row,
    mistake.grid_col,
    coalesce(
      described.samples[mistake.position],
      mistake.grid_row::bigint * scene.grid_columns + mistake.grid_col
    ),
    split_name(described.splits[mistake.position]),
    mistake.label,
    coalesce(true_class.name, mistake.label::text),
    mistake.predicted,
    coalesce(predicted_class.name, mistake.predicted::text),
    mistake.p_predicted,
    scored.p_true,
    scored.loss,
    history.scored,
    history.wrong
  from mistake
  join run_scene scene on scene.run_id = run and scene.scene = mistake.scene
  join scene_chunk described
    on described.run_id = run and described.scene = mistake.scene and described.chunk = mistake.chunk
  left join run_class true_class on true_class.run_id = run and true_class.class_index = mistake.label
  left join run_class predicted_class
    on predicted_class.run_id = run and predicted_class.class_index = mistake.predicted
  cross join lateral (
    select patch_chunk.loss[mistake.position] as loss, patch_chunk.p_true[mistake.position] as p_true
    from patch_chunk
    where patch_chunk.run_id = run
      and patch_chunk.scene = mistake.scene
      and patch_chunk.pass = mistake.pass
      and patch_chunk.epoch = of_epoch
      and patch_chunk.chunk = mistake.chunk
  ) scored
  cross join lateral (
    select
      count(*)::integer as scored,
      array_agg(each.epoch order by each.epoch) filter (where each.predicted <> mistake.label) as wrong
    from (
      select patch_chunk.epoch, patch_chunk.predicted[mistake.position] as predicted
      from patch_chunk
      where patch_chunk.run_id = run
        and patch_chunk.scene = mistake.scene
        and patch_chunk.pass = mistake.pass
        and patch_chunk.chunk = mistake.chunk
      offset 0
    ) each
    where each.predicted is not null
  ) history
  order by 1
$$;

-- As in V4, but what a scene is too large for is found out before any of its arrays is unpacked, whatever the plan.
create or replace function patch_points(
  run text,
  of_scene text,
  passes text[],
  of_split text,
  at_most integer default 5000
)
returns table (
  variability double precision,
  confidence double precision,
  correctness double precision,
  grid_row integer,
  grid_col integer,
  verdict text
)
language sql stable
as $$
  select
    sqrt(patch.square_deviations / patch.epochs),
    patch.confidence,
    patch.correct::double precision / patch.epochs,
    chunk.first_row + (patch.position::integer - 1) / chunk.width,
    chunk.first_col + (patch.position::integer - 1) % chunk.width,
    verdict_name(patch.verdict)
  from run_scene
  join patch_dynamics_chunk chunk on chunk.run_id = run_scene.run_id and chunk.scene = run_scene.scene
  cross join lateral (
    select *
    from unnest(chunk.epochs, chunk.confidence, chunk.square_deviations, chunk.correct, chunk.verdict, chunk.splits)
      with ordinality as patch (epochs, confidence, square_deviations, correct, verdict, split, position)
    where run_scene.grid_rows::bigint * run_scene.grid_columns <= at_most
    offset 0
  ) patch
  where run_scene.run_id = run
    and run_scene.scene = of_scene
    and chunk.pass = any (passes)
    and patch.epochs is not null
    and (of_split = 'all' or split_name(patch.split) = of_split)
$$;

grant select on all tables in schema public to epochscope_read;
