-- The tables are metrics-service's own: everybody else reads the views of V2, which are the contract.
-- Events of a run may come in any order and more than once, so nothing here refers to an opening event that may not
-- have come yet, and every table has a key that makes writing an event twice the same as writing it once.

-- Schema store is made by Flyway, which keeps its history there.

-- Writers ask an upsert for the row it replaced (`returning old.*`), which older servers cannot answer.
do $$
begin
  if current_setting('server_version_num')::integer < 180000 then
    raise exception 'PostgreSQL 18 or later is needed, this is %', current_setting('server_version');
  end if;
end
$$;

-- A row exists from the first event of a run on, whichever that is; what RunStarted says is null until it comes. The
-- times are those of stored events: null while the run has nothing but dead letters.
create table store.run (
  run_key bigint generated always as identity primary key,
  run_id text not null unique,
  first_event_at timestamptz,
  last_event_at timestamptz,
  -- Which opening event the following comes from: the one of the highest attempt and sequence.
  opened_attempt integer,
  opened_sequence bigint,
  started_at timestamptz,
  name text,
  kind text,
  request jsonb,
  model text,
  dataset text,
  optimizer text,
  learning_rate double precision,
  epochs integer,
  batch_size integer,
  seed bigint,
  task text,
  parameters bigint,
  environment jsonb,
  tags text[] not null default '{}',
  run_group text
);

-- Tombstones: what comes later of such a run is not stored.
create table store.deleted_run (
  run_id text primary key,
  deleted_at timestamptz not null,
  reason text not null
);

create table store.run_attempt (
  run_key bigint not null references store.run on delete cascade,
  attempt integer not null,
  started_at timestamptz,
  from_epoch integer,
  start_reason text,
  finished_at timestamptz,
  status text,
  finish_reason text,
  epochs_completed integer,
  best_epoch integer,
  best_metric text,
  best_value double precision,
  primary key (run_key, attempt)
);

-- What came of each topic, as sets of sequences, against what RunFinished says was published: completeness is a
-- subtraction.
create table store.attempt_topic (
  run_key bigint not null references store.run on delete cascade,
  attempt integer not null,
  topic text not null,
  published bigint,
  stored int8multirange not null default '{}',
  superseded int8multirange not null default '{}',
  dead_lettered int8multirange not null default '{}',
  -- Whether events came without a sequence: such a publisher's run cannot be proved complete.
  unnumbered boolean not null default false,
  primary key (run_key, attempt, topic)
);

create table store.run_class (
  run_key bigint not null references store.run on delete cascade,
  class_index integer not null,
  name text not null,
  colour text,
  primary key (run_key, class_index)
);

create table store.run_layer (
  run_key bigint not null references store.run on delete cascade,
  position integer not null,
  name text not null,
  kind text not null,
  output_shape bigint[] not null,
  parameters bigint not null,
  flops bigint,
  primary key (run_key, position)
);

create table store.run_split (
  run_key bigint not null references store.run on delete cascade,
  split text not null,
  samples bigint not null,
  primary key (run_key, split)
);

create table store.run_action (
  run_key bigint not null references store.run on delete cascade,
  attempt integer not null,
  occurred_at timestamptz not null,
  action text not null,
  actor text not null,
  reason text not null,
  epoch integer not null,
  primary key (run_key, attempt, occurred_at, action)
);

-- For one epoch the highest attempt wins.
create table store.epoch (
  run_key bigint not null references store.run on delete cascade,
  epoch integer not null,
  attempt integer not null,
  sequence bigint not null,
  occurred_at timestamptz not null,
  step bigint not null,
  learning_rate double precision not null,
  seconds_training double precision not null,
  seconds_validating double precision not null,
  seconds_watching double precision not null,
  seconds_waiting_for_data double precision not null,
  resident_bytes bigint,
  heap_bytes bigint,
  cpu_seconds double precision,
  primary key (run_key, epoch)
);

create table store.epoch_split (
  run_key bigint not null,
  epoch integer not null,
  split text not null,
  pass text not null,
  samples bigint not null,
  loss double precision not null,
  classes integer,
  -- Row-major counts of true against predicted class; confusion_cells is null when all cells are there.
  confusion bigint[],
  confusion_cells bigint[],
  primary key (run_key, epoch, split),
  foreign key (run_key, epoch) references store.epoch on delete cascade
);

-- p(class) of the samples that are of a class and of those that are not, in buckets of equal width over [0, 1].
create table store.class_scores (
  run_key bigint not null,
  epoch integer not null,
  split text not null,
  class_index integer not null,
  positives bigint[] not null,
  negatives bigint[] not null,
  primary key (run_key, epoch, split, class_index),
  foreign key (run_key, epoch, split) references store.epoch_split on delete cascade
);

-- split is '' for what belongs to the epoch as a whole.
create table store.epoch_metric (
  run_key bigint not null,
  epoch integer not null,
  split text not null,
  metric text not null,
  value double precision not null,
  primary key (run_key, epoch, split, metric),
  foreign key (run_key, epoch) references store.epoch on delete cascade
);

-- An epoch's steps come in slices, each with the first step as part of its key; 0 if it has no steps.
create table store.step_scalars (
  run_key bigint not null references store.run on delete cascade,
  name text not null,
  epoch integer not null,
  first_step bigint not null,
  attempt integer not null,
  sequence bigint not null,
  steps bigint[] not null,
  scalars double precision[] not null,
  primary key (run_key, name, epoch, first_step)
);

create table store.scene (
  scene_key bigint generated always as identity primary key,
  run_key bigint not null references store.run on delete cascade,
  scene_id text not null,
  grid_rows integer not null,
  grid_columns integer not null,
  chunk_side integer not null,
  -- What SceneDescribed says; null until it comes, since scores may come before.
  name text,
  image_width integer,
  image_height integer,
  patch_width integer,
  patch_height integer,
  stride_x integer,
  stride_y integer,
  crs text,
  affine double precision[],
  picture text,
  unique (run_key, scene_id)
);

-- Arrays hold one element for each place of the (clipped) chunk, row by row; null where there is no patch.
create table store.scene_chunk (
  scene_key bigint not null references store.scene on delete cascade,
  chunk integer not null,
  attempt integer not null,
  sequence bigint not null,
  -- -1: a patch without label.
  labels smallint[] not null,
  splits smallint[] not null,
  -- null: each patch's sample is its position in the grid.
  samples bigint[],
  primary key (scene_key, chunk)
);

-- One row for each chunk, epoch and pass. Arrays as in scene_chunk: null is absent, NaN was measured. Their storage is
-- EXTERNAL because scores do not compress, and so that a query reads only the arrays it names.
create table store.patch_scores (
  scene_key bigint not null references store.scene on delete cascade,
  pass text not null,
  chunk integer not null,
  epoch integer not null,
  attempt integer not null,
  sequence bigint not null,
  loss real[] not null,
  p_true real[],
  p_predicted real[],
  predicted smallint[],
  output real[],
  primary key (scene_key, pass, chunk, epoch)
);
alter table store.patch_scores alter column loss set storage external;
alter table store.patch_scores alter column p_true set storage external;
alter table store.patch_scores alter column p_predicted set storage external;
alter table store.patch_scores alter column predicted set storage external;
alter table store.patch_scores alter column output set storage external;
create index patch_scores_of_epoch on store.patch_scores (scene_key, pass, epoch);

-- Which epochs have scores: what every list and variable reads.
create table store.scene_epoch (
  scene_key bigint not null references store.scene on delete cascade,
  pass text not null,
  epoch integer not null,
  primary key (scene_key, pass, epoch)
);

create table store.tensor_histogram (
  run_key bigint not null references store.run on delete cascade,
  layer text not null,
  tensor text not null,
  kind text not null,
  -- '' for weights and gradients, which belong to no split.
  split text not null default '',
  epoch integer not null,
  step bigint not null,
  attempt integer not null,
  sequence bigint not null,
  shape bigint[] not null,
  precision_bits smallint not null,
  positive_index integer[] not null,
  positive_count bigint[] not null,
  negative_index integer[] not null,
  negative_count bigint[] not null,
  zeros bigint not null,
  nans bigint not null,
  positive_infinities bigint not null,
  negative_infinities bigint not null,
  -- Of the finite values; m2 to m4 are sums of powers of deviations from the mean.
  finite bigint not null,
  mean double precision not null,
  m2 double precision not null,
  m3 double precision not null,
  m4 double precision not null,
  minimum double precision not null,
  maximum double precision not null,
  units integer,
  dead_units integer[],
  saturated_units integer[],
  primary key (run_key, layer, tensor, kind, split, epoch, step)
);

-- png is null until the content comes, since a picture may refer to content that was sent with another one.
create table store.picture_content (
  address text primary key,
  png bytea
);
alter table store.picture_content alter column png set storage external;

create table store.picture (
  run_key bigint not null references store.run on delete cascade,
  address text not null references store.picture_content,
  kind text not null,
  layer text not null,
  scene text not null,
  tile_row integer not null,
  tile_column integer not null,
  sample bigint not null,
  split text not null,
  epoch integer not null,
  caption jsonb not null,
  primary key (run_key, kind, epoch, layer, scene, tile_row, tile_column, split, sample, address)
);
create index picture_of_content on store.picture (address);

-- Records that could not be stored; the identity of their event is known only if they could be decoded.
create table store.dead_letter (
  dead_letter_id bigint generated always as identity primary key,
  recorded_at timestamptz not null,
  reason text not null,
  topic text not null,
  partition integer not null,
  record_offset bigint not null,
  -- Tells the records of a topic from those of one that had its name before.
  record_timestamp timestamptz not null,
  record_key bytea,
  record_value bytea,
  headers jsonb not null,
  run_id text,
  attempt integer,
  sequence bigint,
  unique (topic, partition, record_offset, record_timestamp)
);
