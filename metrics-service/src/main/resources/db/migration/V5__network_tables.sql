-- What networks make of samples that are watched, and sheets of small pictures.

alter table store.tensor_histogram add column saturated_values bigint;

-- A picture that is sent again with another content, as by a resumed run, is another row: what it refers to stays
-- referred to until the run is deleted, and readers take the one of the highest attempt and sequence.
alter table store.picture
  add column attempt integer not null default 0,
  add column sequence bigint not null default 0,
  -- Of "top-samples" and "top-attributions"; 0 of all others.
  add column unit integer not null default 0,
  -- What follows is null if the picture is no sheet of tiles.
  add column sheet_columns integer,
  add column tiles integer,
  add column tile_width integer,
  add column tile_height integer,
  -- How many tiles there would be if all were shown.
  add column tiles_in_all integer,
  -- What pixels of 0 and 255 stand for; null if the tiles are not of values.
  add column low real,
  add column high real,
  -- What the tiles are, if they are samples.
  add column tile_samples bigint[],
  add column tile_splits smallint[],
  add column tile_labels integer[],
  add column tile_scores real[],
  drop constraint picture_pkey,
  add primary key (run_key, kind, epoch, layer, scene, tile_row, tile_column, split, sample, unit, address);

-- One row for each sample that is watched, with an element for each unit of the layer.
create table store.sample_activations (
  run_key bigint not null references store.run on delete cascade,
  layer text not null,
  epoch integer not null,
  split text not null,
  sample bigint not null,
  attempt integer not null,
  sequence bigint not null,
  step bigint not null,
  activations real[] not null,
  primary key (run_key, layer, epoch, split, sample)
);
alter table store.sample_activations alter column activations set storage external;

create table store.sample_output (
  run_key bigint not null references store.run on delete cascade,
  epoch integer not null,
  split text not null,
  sample bigint not null,
  attempt integer not null,
  sequence bigint not null,
  -- -1: a sample without label.
  label integer not null,
  -- Null for regression.
  probabilities real[],
  loss real not null,
  primary key (run_key, epoch, split, sample)
);

-- Arrays have an element for each sample.
create table store.feature_projection (
  run_key bigint not null references store.run on delete cascade,
  layer text not null,
  epoch integer not null,
  attempt integer not null,
  sequence bigint not null,
  features integer not null,
  explained_x double precision not null,
  explained_y double precision not null,
  samples bigint[] not null,
  splits smallint[] not null,
  labels integer[] not null,
  -- Null for regression.
  predicted integer[],
  loss real[] not null,
  x real[] not null,
  y real[] not null,
  primary key (run_key, layer, epoch)
);
alter table store.feature_projection alter column samples set storage external;
alter table store.feature_projection alter column splits set storage external;
alter table store.feature_projection alter column labels set storage external;
alter table store.feature_projection alter column predicted set storage external;
alter table store.feature_projection alter column loss set storage external;
alter table store.feature_projection alter column x set storage external;
alter table store.feature_projection alter column y set storage external;

set local search_path to public;

create or replace view tensor_histogram as
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
  cardinality(histogram.saturated_units) as saturated_units,
  histogram.saturated_values
from store.run
join store.tensor_histogram histogram on histogram.run_key = run.run_key;
