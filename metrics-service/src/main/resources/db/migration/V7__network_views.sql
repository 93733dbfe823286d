-- What is read of networks' insides beside distributions: see V2 for what goes for all views.

set local search_path to public;

-- --------------------------------------------------------------------------------------------- samples

create view sample_activation as
select
  run.run_id,
  sample_activations.layer,
  sample_activations.epoch,
  sample_activations.split,
  sample_activations.sample,
  unit.position::integer - 1 as unit,
  unit.activation as value
from store.run
join store.sample_activations on sample_activations.run_key = run.run_key
cross join lateral unnest(sample_activations.activations) with ordinality as unit (activation, position);

-- A row for each class; one without class for regression. NaN is nobody's prediction.
create view sample_output as
select
  run.run_id,
  sample_output.epoch,
  sample_output.split,
  sample_output.sample,
  nullif(sample_output.label, -1) as label,
  class.position::integer - 1 as class_index,
  class.probability,
  highest.predicted,
  sample_output.loss
from store.run
join store.sample_output on sample_output.run_key = run.run_key
left join lateral unnest(sample_output.probabilities) with ordinality as class (probability, position) on true
left join lateral (
  select other.position::integer - 1 as predicted
  from unnest(sample_output.probabilities) with ordinality as other (probability, position)
  where other.probability <> 'NaN'
  order by other.probability desc, other.position
  limit 1
) highest on true;

-- Where each lies in its scene, if it lies in one.
create view watched_sample as
select
  watched.run_id,
  watched.split,
  watched.sample,
  watched.label,
  place.scene,
  place.grid_row,
  place.grid_col
from (
  select distinct on (run.run_id, sample_output.split, sample_output.sample)
    run.run_id,
    sample_output.split,
    sample_output.sample,
    nullif(sample_output.label, -1) as label
  from store.run
  join store.sample_output on sample_output.run_key = run.run_key
  order by run.run_id, sample_output.split, sample_output.sample, sample_output.epoch desc
) watched
left join (
  select
    patch_label.run_id,
    patch_label.scene,
    patch_label.grid_row,
    patch_label.grid_col,
    patch_label.split,
    coalesce(patch_label.sample, patch_label.grid_row::bigint * run_scene.grid_columns + patch_label.grid_col) as sample
  from patch_label
  join run_scene on run_scene.run_id = patch_label.run_id and run_scene.scene = patch_label.scene
) place
  on place.run_id = watched.run_id and place.split = watched.split and place.sample = watched.sample;

-- -------------------------------------------------------------------------------------------- features

create view feature_projection as
select
  run.run_id,
  projection.layer,
  projection.epoch,
  projection.features,
  projection.explained_x,
  projection.explained_y,
  cardinality(projection.samples) as points
from store.run
join store.feature_projection projection on projection.run_key = run.run_key;

create view feature_point as
select
  run.run_id,
  projection.layer,
  projection.epoch,
  split_name(point.split) as split,
  point.sample,
  nullif(point.label, -1) as label,
  point.predicted,
  point.predicted = nullif(point.label, -1) as correct,
  point.loss,
  point.x,
  point.y
from store.run
join store.feature_projection projection on projection.run_key = run.run_key
cross join lateral unnest(
  projection.samples,
  projection.splits,
  projection.labels,
  projection.predicted,
  projection.loss,
  projection.x,
  projection.y
) as point (sample, split, label, predicted, loss, x, y);

-- -------------------------------------------------------------------------------------------- pictures

-- Of a picture that was sent again with another content only what was sent last.
create view network_picture as
select
  run.run_id,
  picture.kind,
  picture.layer,
  picture.epoch,
  picture.split,
  case when picture.split <> '' then picture.sample end as sample,
  case when picture.kind in ('top-samples', 'top-attributions') then picture.unit end as unit,
  picture.tiles,
  picture.tiles_in_all as of,
  picture.low,
  picture.high,
  picture.sheet_columns,
  picture.tile_width,
  picture.tile_height,
  picture.tile_samples,
  picture.tile_splits,
  picture.tile_labels,
  picture.tile_scores,
  picture.caption,
  picture.address,
  picture_content.png
from store.run
join store.picture on picture.run_key = run.run_key
join store.picture_content on picture_content.address = picture.address
where picture.kind <> 'scene-tile'
  and not exists (
    select
    from store.picture newer
    where newer.run_key = picture.run_key
      and newer.kind = picture.kind
      and newer.epoch = picture.epoch
      and newer.layer = picture.layer
      and newer.scene = picture.scene
      and newer.tile_row = picture.tile_row
      and newer.tile_column = picture.tile_column
      and newer.split = picture.split
      and newer.sample = picture.sample
      and newer.unit = picture.unit
      and (newer.attempt, newer.sequence, newer.address) > (picture.attempt, picture.sequence, picture.address)
  );

-- The samples that excite a unit most, from rank 1 on.
create view top_sample as
select
  picture.run_id,
  picture.layer,
  picture.epoch,
  picture.unit,
  tile.position::integer as rank,
  tile.sample,
  split_name(tile.split) as split,
  nullif(tile.label, -1) as label,
  tile.score
from network_picture picture
cross join lateral unnest(
  picture.tile_samples,
  picture.tile_splits,
  picture.tile_labels,
  picture.tile_scores
) with ordinality as tile (sample, split, label, score, position)
where picture.kind = 'top-samples';

grant select on all tables in schema public to epochscope_read;
