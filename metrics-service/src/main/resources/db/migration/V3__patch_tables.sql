-- What is kept of patches beside their scores, because nothing of a million patches can be averaged or sorted while a
-- reader waits. All of it follows from the scores and labels, and is written in the transaction that writes them.

-- One row for each chunk that anything is known of. Whoever writes scores or labels of a chunk holds its lock until the
-- end of the transaction, so that what follows from both is worked out from all that is there.
create table store.chunk (
  scene_key bigint not null references store.scene on delete cascade,
  chunk integer not null,
  primary key (scene_key, chunk)
);
insert into store.chunk (scene_key, chunk)
select scene_key, chunk from store.scene_chunk
union
select scene_key, chunk from store.patch_scores;

-- p_predicted is null where it is the same as p_true: both are the same number in right predictions, and a null takes up
-- no room.
update store.patch_scores
set p_predicted = (
  select array_agg(case when patch.p_predicted is distinct from patch.p_true then patch.p_predicted end order by position)
  from unnest(patch_scores.p_predicted, patch_scores.p_true) with ordinality as patch (p_predicted, p_true, position)
)
where p_predicted is not null and p_true is not null;

-- How each patch of a chunk was learnt, folded epoch by epoch: one element for each place of the chunk, null where no
-- patch was scored. Every new epoch rewrites the row, whose arrays fit no page: see DynamicsTable, which has it vacuumed.
create table store.patch_dynamics (
  scene_key bigint not null references store.scene on delete cascade,
  pass text not null,
  chunk integer not null,
  -- Changes with every write; tells whether a copy in memory is still what is stored.
  revision bigint not null,
  last_epoch integer not null,
  epochs smallint[] not null,
  -- Mean of p(true class) over the epochs, and the sum of the squared deviations from it.
  confidence double precision[] not null,
  square_deviations double precision[] not null,
  correct smallint[] not null,
  forgotten smallint[] not null,
  -- 0 in patches that were never predicted right.
  first_learned integer[] not null,
  streak smallint[] not null,
  -- -1: no class was predicted wrongly.
  rival smallint[] not null,
  rival_votes smallint[] not null,
  verdict smallint[] not null,
  primary key (scene_key, pass, chunk)
);
alter table store.patch_dynamics alter column epochs set storage external;
alter table store.patch_dynamics alter column confidence set storage external;
alter table store.patch_dynamics alter column square_deviations set storage external;
alter table store.patch_dynamics alter column correct set storage external;
alter table store.patch_dynamics alter column forgotten set storage external;
alter table store.patch_dynamics alter column first_learned set storage external;
alter table store.patch_dynamics alter column streak set storage external;
alter table store.patch_dynamics alter column rival set storage external;
alter table store.patch_dynamics alter column rival_votes set storage external;
alter table store.patch_dynamics alter column verdict set storage external;

-- The same in short, of the patches of one split: blocks as in patch_aggregate, the patches of each verdict whose
-- labels are most suspect, and how many patches lie in each cell of the data map.
create table store.dynamics_aggregate (
  scene_key bigint not null references store.scene on delete cascade,
  pass text not null,
  chunk integer not null,
  split smallint not null,
  block_patches smallint[] not null,
  block_confidence real[] not null,
  block_variability real[] not null,
  block_correct real[] not null,
  block_forgotten real[] not null,
  -- How many patches there are of each verdict, from code 0 on.
  verdict_patches integer[] not null,
  -- Of each verdict but "learned" and "open", the patches whose labels are most suspect: verdict, place (from 0), suspicion.
  problem_verdict smallint[] not null,
  problem_place smallint[] not null,
  problem_suspicion double precision[] not null,
  -- Cells of the data map that are not empty: variability bin × 20 + confidence bin, and patches.
  map_cell smallint[] not null,
  map_patches integer[] not null,
  primary key (scene_key, pass, chunk, split)
);

-- The scores of one chunk, epoch and pass in short, of the patches of one split (0 until the scene is described).
-- A block is a square of block_side × block_side patches, clipped to the chunk, row by row.
create table store.patch_aggregate (
  scene_key bigint not null references store.scene on delete cascade,
  pass text not null,
  epoch integer not null,
  chunk integer not null,
  split smallint not null,
  patches integer not null,
  labelled integer not null,
  correct integer not null,
  loss_sum double precision not null,
  p_true_sum double precision,
  block_patches smallint[] not null,
  block_labelled smallint[] not null,
  block_correct smallint[] not null,
  block_loss real[] not null,
  block_worst_loss real[] not null,
  block_p_true real[],
  -- The classes of labelled patches that there are.
  class_index smallint[] not null,
  class_patches integer[] not null,
  class_correct integer[] not null,
  class_loss_sum double precision[] not null,
  class_p_true_sum double precision[],
  -- Buckets of bucket_bounds(…, 1) that are not empty; the lowest, -40, has everything below it too, what is NaN,
  -- infinite or negative is in none.
  loss_bucket smallint[] not null,
  loss_patches integer[] not null,
  -- The patches of the highest loss (NaN above all), worst first: place in the chunk, from 0, and loss.
  worst_place smallint[] not null,
  worst_loss real[] not null,
  primary key (scene_key, pass, epoch, chunk, split)
)
-- Rows are a little larger than what PostgreSQL keeps in line by default; moving parts of them out would cost an index
-- entry and a look-up each.
with (toast_tuple_target = 4096);

-- The sums of patch_aggregate over all chunks of a scene.
create table store.patch_epoch (
  scene_key bigint not null references store.scene on delete cascade,
  pass text not null,
  epoch integer not null,
  split smallint not null,
  patches bigint not null,
  labelled bigint not null,
  correct bigint not null,
  loss_sum double precision not null,
  p_true_sum double precision,
  class_index smallint[] not null,
  class_patches bigint[] not null,
  class_correct bigint[] not null,
  class_loss_sum double precision[] not null,
  class_p_true_sum double precision[],
  loss_bucket smallint[] not null,
  loss_patches bigint[] not null,
  primary key (scene_key, pass, epoch, split)
);

-- What the service knows of itself and its readers need: name "public-url".
create table store.setting (
  name text primary key,
  value text not null
);
