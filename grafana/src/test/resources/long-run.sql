-- A run of :epochs epochs over one scene of a single chunk of :patches patches.
set search_path to store;

insert into run (run_id, first_event_at, last_event_at) values ('long', now(), now());
insert into scene (run_key, scene_id, grid_rows, grid_columns, chunk_side)
select run_key, 'sheet', 64, 64, 64 from run where run_id = 'long';
insert into scene_chunk
select scene_key, 0, 1, 1, array_fill(1::smallint, array[:patches]), array_fill(1::smallint, array[:patches]), null
from scene;
insert into patch_scores
select scene_key, 'training', 0, epoch, 1, epoch, array_fill(1::real, array[:patches]),
  array_fill(0.5::real, array[:patches]), array_fill(0.5::real, array[:patches]),
  array_fill(1::smallint, array[:patches])
from scene, generate_series(1, :epochs) epoch;
insert into scene_epoch select scene_key, 'training', epoch from scene, generate_series(1, :epochs) epoch;
