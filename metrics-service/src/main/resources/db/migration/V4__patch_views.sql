-- What is read of patches beside single scores: see V2 for what goes for all views and functions.

set local search_path to public;

-- ---------------------------------------------------------------------------------------------- scenes

-- Where a chunk lies, and how large its blocks are.
create view chunk_place as
select
  run.run_id,
  scene.scene_id as scene,
  scene.scene_key,
  chunk.chunk,
  across.first_row,
  across.first_col,
  least(scene.chunk_side, scene.grid_columns - across.first_col) as width,
  gcd(scene.chunk_side, 8) as block_side
from store.run
join store.scene on scene.run_key = run.run_key
join store.chunk on chunk.scene_key = scene.scene_key
cross join lateral (
  select
    chunk.chunk / tiles.across * scene.chunk_side as first_row,
    chunk.chunk % tiles.across * scene.chunk_side as first_col
  from (select (scene.grid_columns + scene.chunk_side - 1) / scene.chunk_side as across) tiles
) across;

-- The picture of a scene as tiles: a tile covers side × side pixels of the picture scaled down by scale.
create view scene_tile as
select
  run.run_id,
  picture.scene,
  picture.tile_row,
  picture.tile_column,
  substring(picture.caption ->> 'side' from '^\d{1,6}$')::integer as side,
  substring(picture.caption ->> 'scale' from '^\d{1,6}$')::integer as scale,
  picture.address,
  picture_content.png
from store.run
join store.picture on picture.run_key = run.run_key
join store.picture_content on picture_content.address = picture.address
where picture.kind = 'scene-tile'
  and picture.caption ->> 'side' ~ '^\d{1,6}$'
  and picture.caption ->> 'scale' ~ '^\d{1,6}$';

-- What the service says of itself.
create view setting as
select name, value
from store.setting;

-- What browsers reach a page of metrics-service by; null until the service has said where it is.
create function picture_url(path text)
returns text
language sql stable
as $$
  select rtrim(setting.value, '/') || path
  from setting
  where setting.name = 'public-url'
$$;

-- ---------------------------------------------------------------------------------------- single scores

-- patch_cells takes its place: it reads large scenes too.
drop function patch_grid(text, text, text, integer, text, integer);

-- From now on p_predicted of patch_chunk is null where it is the same as p_true.
create or replace view patch_p_predicted as
select
  chunk.run_id,
  chunk.scene,
  chunk.pass,
  chunk.epoch,
  chunk.first_row + (patch.position::integer - 1) / chunk.width as grid_row,
  chunk.first_col + (patch.position::integer - 1) % chunk.width as grid_col,
  coalesce(patch.p_predicted, patch.p_true) as p_predicted
from patch_chunk chunk
cross join lateral unnest(chunk.p_predicted, chunk.p_true, chunk.loss)
  with ordinality as patch (p_predicted, p_true, loss, position)
where chunk.p_predicted is not null and patch.loss is not null;

create or replace function patch_history(run text, of_scene text, at_row integer, at_col integer)
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
    coalesce(chunk.p_predicted[place.position], case when chunk.p_predicted is not null then chunk.p_true[place.position] end),
    chunk.predicted[place.position],
    chunk.predicted[place.position] = nullif(chunk.labels[place.position], -1)
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

-- ------------------------------------------------------------------------------------- how patches are learnt

create function verdict_name(verdict smallint)
returns text
language sql immutable
as $$
  select (array['open', 'suspect_label', 'never_learned', 'forgotten', 'inconsistent', 'slow', 'learned'])[verdict + 1]
$$;

-- Arrays as in patch_chunk; null where no patch was scored.
create view patch_dynamics_chunk as
select
  place.run_id,
  place.scene,
  dynamics.pass,
  dynamics.chunk,
  place.first_row,
  place.first_col,
  place.width,
  scene_chunk.labels,
  scene_chunk.splits,
  dynamics.last_epoch,
  dynamics.epochs,
  dynamics.confidence,
  dynamics.square_deviations,
  dynamics.correct,
  dynamics.forgotten,
  dynamics.first_learned,
  dynamics.streak,
  dynamics.rival,
  dynamics.verdict
from chunk_place place
join store.patch_dynamics dynamics on dynamics.scene_key = place.scene_key and dynamics.chunk = place.chunk
left join store.scene_chunk on scene_chunk.scene_key = place.scene_key and scene_chunk.chunk = place.chunk;

create view patch_dynamics as
select
  chunk.run_id,
  chunk.scene,
  chunk.pass,
  chunk.first_row + (patch.position::integer - 1) / chunk.width as grid_row,
  chunk.first_col + (patch.position::integer - 1) % chunk.width as grid_col,
  split_name(patch.split) as split,
  nullif(patch.label, -1) as label,
  patch.epochs,
  patch.confidence,
  sqrt(patch.square_deviations / patch.epochs) as variability,
  patch.correct,
  patch.forgotten,
  case when patch.correct > 0 then patch.first_learned end as first_learned,
  patch.streak,
  nullif(patch.rival, -1) as rival,
  verdict_name(patch.verdict) as verdict,
  case
    when patch.streak = 0 or patch.confidence = 'NaN' then 0
    else 1 - patch.confidence + 0.5 * sqrt(patch.square_deviations / patch.epochs)
  end as suspicion
from patch_dynamics_chunk chunk
cross join lateral unnest(
  chunk.splits, chunk.labels, chunk.epochs, chunk.confidence, chunk.square_deviations, chunk.correct, chunk.forgotten,
  chunk.first_learned, chunk.streak, chunk.rival, chunk.verdict
) with ordinality as patch (
  split, label, epochs, confidence, square_deviations, correct, forgotten, first_learned, streak, rival, verdict,
  position
)
where patch.epochs is not null;

-- One patch, without reading any other.
create function patch_dynamics_at(run text, of_scene text, at_row integer, at_col integer)
returns table (
  pass text,
  split text,
  label smallint,
  epochs smallint,
  confidence double precision,
  variability double precision,
  correct smallint,
  forgotten smallint,
  first_learned integer,
  streak smallint,
  rival smallint,
  verdict text
)
language sql stable
as $$
  select
    chunk.pass,
    split_name(chunk.splits[place.position]),
    nullif(chunk.labels[place.position], -1),
    chunk.epochs[place.position],
    chunk.confidence[place.position],
    sqrt(chunk.square_deviations[place.position] / chunk.epochs[place.position]),
    chunk.correct[place.position],
    chunk.forgotten[place.position],
    case when chunk.correct[place.position] > 0 then chunk.first_learned[place.position] end,
    chunk.streak[place.position],
    nullif(chunk.rival[place.position], -1),
    verdict_name(chunk.verdict[place.position])
  from run_scene scene
  join patch_dynamics_chunk chunk
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
    and chunk.epochs[place.position] is not null
  order by chunk.pass
$$;

create view verdict_count as
select
  place.run_id,
  place.scene,
  aggregate.pass,
  split_name(aggregate.split) as split,
  verdict_name((verdict.position - 1)::smallint) as verdict,
  sum(verdict.patches)::bigint as patches
from chunk_place place
join store.dynamics_aggregate aggregate
  on aggregate.scene_key = place.scene_key and aggregate.chunk = place.chunk
cross join lateral unnest(aggregate.verdict_patches) with ordinality as verdict (patches, position)
group by place.run_id, place.scene, aggregate.pass, aggregate.split, verdict.position;

-- -------------------------------------------------------------------------------------------- scores in short

create view patch_epoch as
select
  run.run_id,
  scene.scene_id as scene,
  epoch.pass,
  split_name(epoch.split) as split,
  epoch.epoch,
  epoch.patches,
  epoch.labelled,
  epoch.correct,
  epoch.loss_sum / epoch.patches as mean_loss,
  epoch.p_true_sum / epoch.patches as mean_p_true,
  epoch.loss_bucket,
  epoch.loss_patches
from store.run
join store.scene on scene.run_key = run.run_key
join store.patch_epoch epoch on epoch.scene_key = scene.scene_key;

create view patch_class_epoch as
select
  run.run_id,
  scene.scene_id as scene,
  epoch.pass,
  split_name(epoch.split) as split,
  epoch.epoch,
  class.class_index,
  class.patches,
  class.correct,
  class.loss_sum / class.patches as mean_loss,
  class.p_true_sum / class.patches as mean_p_true
from store.run
join store.scene on scene.run_key = run.run_key
join store.patch_epoch epoch on epoch.scene_key = scene.scene_key
cross join lateral unnest(
  epoch.class_index, epoch.class_patches, epoch.class_correct, epoch.class_loss_sum, epoch.class_p_true_sum
) as class (class_index, patches, correct, loss_sum, p_true_sum);

-- The scores of a chunk in short, what functions are made of. Arrays begin with block_, worst_: see V3; element i of a
-- block array, from 1, is the square of block_side patches whose upper left one is at
-- first_row + (i - 1) / blocks_across * block_side and first_col + (i - 1) % blocks_across * block_side.
create view patch_aggregate as
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
  aggregate.worst_loss
from chunk_place place
join store.patch_aggregate aggregate on aggregate.scene_key = place.scene_key and aggregate.chunk = place.chunk;

-- The same of how patches were learnt.
create view dynamics_aggregate as
select
  place.run_id,
  place.scene,
  aggregate.pass,
  aggregate.chunk,
  split_name(aggregate.split) as split,
  place.first_row,
  place.first_col,
  place.width,
  place.block_side,
  (place.width + place.block_side - 1) / place.block_side as blocks_across,
  aggregate.block_patches,
  aggregate.block_confidence,
  aggregate.block_variability,
  aggregate.block_correct,
  aggregate.block_forgotten,
  aggregate.problem_verdict,
  aggregate.problem_place,
  aggregate.problem_suspicion,
  aggregate.map_cell,
  aggregate.map_patches
from chunk_place place
join store.dynamics_aggregate aggregate on aggregate.scene_key = place.scene_key and aggregate.chunk = place.chunk;

-- The distribution of losses over the epochs: every bin of every epoch is there, two bins to each doubling.
create function patch_loss_bins(run text, of_scene text, passes text[], of_split text)
returns table (epoch integer, bin integer, low double precision, high double precision, patches bigint)
language sql stable
as $$
  with counted as (
    select patch_epoch.epoch, loss.bucket::integer as bucket, sum(loss.patches)::bigint as patches
    from patch_epoch
    cross join lateral unnest(patch_epoch.loss_bucket, patch_epoch.loss_patches) as loss (bucket, patches)
    where patch_epoch.run_id = run
      and patch_epoch.scene = of_scene
      and patch_epoch.pass = any (passes)
      and of_split in ('all', patch_epoch.split)
    group by patch_epoch.epoch, loss.bucket
  ),
  bin as (
    select bucket.number, magnitude.low, magnitude.high
    from (select min(counted.bucket) as lowest, max(counted.bucket) as highest from counted) extent
    cross join lateral generate_series(extent.lowest, extent.highest) as bucket (number)
    cross join lateral bucket_bounds(bucket.number, 1::smallint) as magnitude
  )
  select epoch.epoch, bin.number, bin.low, bin.high, coalesce(counted.patches, 0)
  from (select distinct counted.epoch from counted) epoch
  cross join bin
  left join counted on counted.epoch = epoch.epoch and counted.bucket = bin.number
  order by epoch.epoch, bin.number
$$;

-- How many patches of a scene one cell of a picture of at most so many cells a side stands for, each way: a power of two.
create function cell_side(grid_rows integer, grid_columns integer, cells integer)
returns integer
language sql immutable
as $$
  select min(1 << exponent)
  from generate_series(0, 20) as exponent
  where (greatest(grid_rows, grid_columns) + (1 << exponent) - 1) / (1 << exponent) <= greatest(cells, 1)
$$;

-- A metric as a heatmap takes it: every cell is there, null where nothing was scored, x before y. A grid of more than so
-- many cells a side is averaged: from single patches while that are few, else from blocks, else from chunks.
-- metric: of an epoch 'loss', 'p_true', 'correct' (1 or 0); over the epochs 'confidence', 'variability', 'forgotten',
-- 'mean_correct'.
create function patch_cells(
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
  p_predicted real
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
    )
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

-- The patches with a verdict other than learned, in the order of precedence, those of the most suspect labels first: of
-- each verdict a fifth of k if it may be any, so that one does not hide the others. Exact up to 32 of a verdict. predicted
-- is that of the last epoch.
create function patch_problems(
  run text,
  of_scene text,
  passes text[],
  of_split text,
  of_verdict text default 'all',
  k integer default 30
)
returns table (
  grid_row integer,
  grid_col integer,
  pass text,
  split text,
  label smallint,
  predicted smallint,
  rival smallint,
  epochs smallint,
  confidence double precision,
  variability double precision,
  forgotten smallint,
  first_learned integer,
  verdict text,
  suspicion double precision
)
language sql stable
as $$
  with problem as materialized (
    select
      chunk.pass,
      chunk.split,
      chunk.chunk,
      patch.place,
      patch.verdict,
      patch.suspicion,
      chunk.first_row + patch.place / chunk.width as grid_row,
      chunk.first_col + patch.place % chunk.width as grid_col
    from dynamics_aggregate chunk
    cross join lateral unnest(chunk.problem_verdict, chunk.problem_place, chunk.problem_suspicion)
      as patch (verdict, place, suspicion)
    where chunk.run_id = run
      and chunk.scene = of_scene
      and chunk.pass = any (passes)
      and of_split in ('all', chunk.split)
      and of_verdict in ('all', verdict_name(patch.verdict))
  ),
  chosen as (
    select most_suspect.*
    from generate_series(1, 5) as verdict (code)
    cross join lateral (
      select *
      from problem
      where problem.verdict = verdict.code
      order by problem.suspicion desc, problem.grid_row, problem.grid_col
      limit case when of_verdict = 'all' then greatest(k / 5, 1) else k end
    ) most_suspect
  )
  select
    chosen.grid_row,
    chosen.grid_col,
    chosen.pass,
    chosen.split,
    nullif(chunk.labels[chosen.place + 1], -1),
    last_scores.predicted[chosen.place + 1],
    nullif(chunk.rival[chosen.place + 1], -1),
    chunk.epochs[chosen.place + 1],
    chunk.confidence[chosen.place + 1],
    sqrt(chunk.square_deviations[chosen.place + 1] / chunk.epochs[chosen.place + 1]),
    chunk.forgotten[chosen.place + 1],
    case when chunk.correct[chosen.place + 1] > 0 then chunk.first_learned[chosen.place + 1] end,
    verdict_name(chosen.verdict),
    chosen.suspicion
  from chosen
  cross join lateral (
    select *
    from patch_dynamics_chunk
    where patch_dynamics_chunk.run_id = run
      and patch_dynamics_chunk.scene = of_scene
      and patch_dynamics_chunk.pass = chosen.pass
      and patch_dynamics_chunk.chunk = chosen.chunk
    limit 1
  ) chunk
  left join lateral (
    select *
    from patch_chunk
    where patch_chunk.run_id = run
      and patch_chunk.scene = of_scene
      and patch_chunk.pass = chosen.pass
      and patch_chunk.epoch = chunk.last_epoch
      and patch_chunk.chunk = chosen.chunk
    limit 1
  ) last_scores on true
  order by chosen.verdict, chosen.suspicion desc, chosen.grid_row, chosen.grid_col
$$;

-- The data map: how many patches lie in each of 20 × 20 cells over variability (0 to 0.5) and confidence (0 to 1); the
-- middles of the cells that are not empty.
create function patch_cartography(run text, of_scene text, passes text[], of_split text)
returns table (variability double precision, confidence double precision, patches bigint)
language sql stable
as $$
  select
    (map.cell / 20 + 0.5) / 20 * 0.5::double precision,
    (map.cell % 20 + 0.5)::double precision / 20,
    sum(map.patches)::bigint
  from dynamics_aggregate chunk
  cross join lateral unnest(chunk.map_cell, chunk.map_patches) as map (cell, patches)
  where chunk.run_id = run
    and chunk.scene = of_scene
    and chunk.pass = any (passes)
    and of_split in ('all', chunk.split)
  group by map.cell
  order by map.cell
$$;

-- The data map patch by patch, of scenes of at most so many patches; no rows of larger ones.
create function patch_points(
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
  cross join lateral unnest(
    chunk.epochs, chunk.confidence, chunk.square_deviations, chunk.correct, chunk.verdict, chunk.splits
  ) with ordinality as patch (epochs, confidence, square_deviations, correct, verdict, split, position)
  where run_scene.run_id = run
    and run_scene.scene = of_scene
    and run_scene.grid_rows::bigint * run_scene.grid_columns <= at_most
    and chunk.pass = any (passes)
    and patch.epochs is not null
    and (of_split = 'all' or split_name(patch.split) = of_split)
$$;

-- A scene in about so many regions each way, which are made of whole blocks: where in it the model is good.
create function patch_regions(
  run text,
  of_scene text,
  passes text[],
  of_split text,
  of_epoch integer,
  regions integer default 4
)
returns table (
  first_row integer,
  first_col integer,
  last_row integer,
  last_col integer,
  patches bigint,
  accuracy double precision,
  mean_loss double precision,
  mean_p_true double precision
)
language sql stable
as $$
  with scene as materialized (
    select
      run_scene.grid_rows,
      run_scene.grid_columns,
      gcd(run_scene.chunk_side, 8) * greatest(1, ceil(run_scene.grid_rows::double precision / regions / gcd(run_scene.chunk_side, 8)))::integer
        as region_rows,
      gcd(run_scene.chunk_side, 8) * greatest(1, ceil(run_scene.grid_columns::double precision / regions / gcd(run_scene.chunk_side, 8)))::integer
        as region_columns
    from run_scene
    where run_scene.run_id = run and run_scene.scene = of_scene
  ),
  region as (
    select
      (chunk.first_row + (block.position::integer - 1) / chunk.blocks_across * chunk.block_side) / scene.region_rows
        as region_row,
      (chunk.first_col + (block.position::integer - 1) % chunk.blocks_across * chunk.block_side) / scene.region_columns
        as region_col,
      sum(block.patches)::bigint as patches,
      sum(block.labelled) as labelled,
      sum(block.correct) as correct,
      sum(block.loss::double precision * block.patches) as loss_sum,
      sum(block.p_true::double precision * block.patches) as p_true_sum
    from scene
    join patch_aggregate chunk
      on chunk.run_id = run and chunk.scene = of_scene and chunk.pass = any (passes) and chunk.epoch = of_epoch
    cross join lateral unnest(
      chunk.block_patches, chunk.block_labelled, chunk.block_correct, chunk.block_loss, chunk.block_p_true
    ) with ordinality as block (patches, labelled, correct, loss, p_true, position)
    where block.patches > 0
      and of_split in ('all', chunk.split)
    group by 1, 2
  )
  select
    region.region_row * scene.region_rows,
    region.region_col * scene.region_columns,
    least((region.region_row + 1) * scene.region_rows, scene.grid_rows) - 1,
    least((region.region_col + 1) * scene.region_columns, scene.grid_columns) - 1,
    region.patches,
    region.correct::double precision / nullif(region.labelled, 0),
    region.loss_sum / region.patches,
    region.p_true_sum / region.patches
  from scene
  cross join region
  order by region.region_row, region.region_col
$$;

-- What a run's request says is to be put right, patch by patch. A class is meant by its name, else by its index.
create view correction as
select
  run.run_id,
  entry.patch ->> 'scene' as scene,
  (entry.patch ->> 'row')::numeric::integer as grid_row,
  (entry.patch ->> 'column')::numeric::integer as grid_col,
  entry.patch ->> 'action' as action,
  coalesce(
    (
      select run_class.class_index
      from store.run_class
      where run_class.run_key = run.run_key and run_class.name = entry.patch ->> 'class'
    ),
    substring(entry.patch ->> 'class' from '^\d{1,5}$')::integer
  ) as class_index,
  case jsonb_typeof(entry.patch -> 'weight') when 'number' then (entry.patch ->> 'weight')::double precision end
    as weight
from store.run
cross join lateral jsonb_path_query(
  run.request,
  'lax $.corrections[*] ? (@.row.type() == "number" && @.row >= 0 && @.row < 1000000
    && @.column.type() == "number" && @.column >= 0 && @.column < 1000000)'
) as entry (patch);

grant select on all tables in schema public to epochscope_read;
