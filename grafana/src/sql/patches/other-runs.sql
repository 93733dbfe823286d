select __text, __value
from (
  select 'none' as __text, '' as __value, 0 as rank, null::timestamptz as started_at
  from run_scene
  where run_id = ${run:sqlstring} and scene = ${scene:sqlstring}
  union all
  select
    case when run.name = run.run_id then run.run_id else run.name || ' · ' || run.run_id end,
    run.run_id,
    1,
    run.started_at
  from run_scene mine
  join run_scene other
    on other.scene = mine.scene
    and other.grid_rows = mine.grid_rows
    and other.grid_columns = mine.grid_columns
    and other.run_id <> mine.run_id
  join run on run.run_id = other.run_id
  where mine.run_id = ${run:sqlstring} and mine.scene = ${scene:sqlstring}
) choice
order by rank, started_at desc, __value
