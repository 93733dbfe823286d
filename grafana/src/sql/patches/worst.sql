with chosen as (
  select max(epoch) as epoch
  from scene_epoch
  where run_id = ${run:sqlstring}
    and scene = ${scene:sqlstring}
    and pass = ${pass:sqlstring}
    and ${epoch:sqlstring} in ('last', epoch::text)
),
worst as (
  select chunk.*, patch.loss as patch_loss, patch.position::integer as position
  from patch_chunk chunk
  cross join lateral unnest(chunk.loss) with ordinality as patch (loss, position)
  where chunk.run_id = ${run:sqlstring}
    and chunk.scene = ${scene:sqlstring}
    and chunk.pass = ${pass:sqlstring}
    and chunk.epoch = (select epoch from chosen)
    and patch.loss is not null
  order by patch.loss desc
  limit 20
),
located as (
  select
    worst.*,
    worst.first_row + (worst.position - 1) / worst.width as grid_row,
    worst.first_col + (worst.position - 1) % worst.width as grid_col
  from worst
)
select
  located.grid_row as "row",
  located.grid_col as "column",
  coalesce(
    scene_chunk.samples[located.position],
    located.grid_row::bigint * run_scene.grid_columns + located.grid_col
  ) as sample,
  split_name(located.splits[located.position]) as split,
  coalesce(true_class.name, nullif(located.labels[located.position], -1)::text) as "true class",
  coalesce(predicted_class.name, located.predicted[located.position]::text) as predicted,
  located.p_true[located.position] as "p(true class)",
  located.p_predicted[located.position] as "p(predicted)",
  located.patch_loss as loss
from located
join run_scene on run_scene.run_id = located.run_id and run_scene.scene = located.scene
left join scene_chunk
  on scene_chunk.run_id = located.run_id
  and scene_chunk.scene = located.scene
  and scene_chunk.chunk = located.chunk
left join run_class true_class
  on true_class.run_id = located.run_id and true_class.class_index = located.labels[located.position]
left join run_class predicted_class
  on predicted_class.run_id = located.run_id and predicted_class.class_index = located.predicted[located.position]
order by located.patch_loss desc, 1, 2
