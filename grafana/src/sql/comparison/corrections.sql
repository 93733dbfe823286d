-- What was put right for one of the two runs; the other one shows what it had been.
with corrected as (
  select grid_row, grid_col, action, weight
  from correction
  where run_id in (${run:sqlstring}, ${compare:sqlstring})
    and scene = ${scene:sqlstring}
    and ${compare:sqlstring} <> ''
  order by grid_row, grid_col, run_id
  limit 50
)
select
  corrected.grid_row as "row",
  corrected.grid_col as "column",
  case corrected.action when 'weight' then 'weight ' || corrected.weight else corrected.action end as action,
  given.name as "other run: class",
  rival.name as "other run: mostly taken for",
  theirs.confidence as "other run: mean p(true)",
  theirs.verdict as "other run: verdict",
  mine_given.name as "this run: class",
  mine.confidence as "this run: mean p(true)",
  mine.verdict as "this run: verdict"
from corrected
left join lateral (
  select *
  from patch_dynamics_at(${run:sqlstring}, ${scene:sqlstring}, corrected.grid_row, corrected.grid_col)
  where pass = any (string_to_array(${pass:sqlstring}, ','))
  limit 1
) mine on true
left join lateral (
  select *
  from patch_dynamics_at(${compare:sqlstring}, ${scene:sqlstring}, corrected.grid_row, corrected.grid_col)
  where pass = any (string_to_array(${pass:sqlstring}, ','))
  limit 1
) theirs on true
left join run_class mine_given on mine_given.run_id = ${run:sqlstring} and mine_given.class_index = mine.label
left join run_class given on given.run_id = ${compare:sqlstring} and given.class_index = theirs.label
left join run_class rival on rival.run_id = ${compare:sqlstring} and rival.class_index = theirs.rival
order by corrected.grid_row, corrected.grid_col
