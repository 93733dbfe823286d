-- Epochs in which a sample was wrong are written as stretches: 1 – 3, 7. A small patch says little without what lies
-- around it, a large one is a picture of its own.
select
  case
    when exists (
      select from picture
      where picture.run_id = scene.run_id and picture.scene = scene.scene and picture.kind = 'scene-tile'
    )
    then picture_url(
      '/runs/' || url_encoded(scene.run_id) || '/scenes/' || url_encoded(scene.scene)
      || '/patches/' || mistake.grid_row || '/' || mistake.grid_col
      || '.png?size=64&context=' || case when scene.patch_width < 24 then 1 else 0 end
    )
  end as picture,
  mistake.true_name as "true class",
  mistake.predicted_name as "taken for",
  mistake.p_predicted as "p(predicted)",
  mistake.p_true as "p(true class)",
  mistake.loss,
  cardinality(mistake.epochs_wrong) || ' of ' || mistake.epochs_scored as "epochs wrong",
  (
    select string_agg(first || case when last > first then ' – ' || last else '' end, ', ' order by first)
    from (
      select min(epoch) as first, max(epoch) as last
      from (
        select epoch, epoch - row_number() over (order by epoch) as stretch
        from unnest(mistake.epochs_wrong) as epoch
      ) numbered
      group by stretch
    ) stretch
  ) as "wrong in",
  mistake.sample,
  mistake.grid_row as "row",
  mistake.grid_col as "column",
  mistake.scene
from misclassified(
  ${run:sqlstring},
  array[${pass:sqlstring}],
  ${split:sqlstring},
  nullif(${at:sqlstring}, '')::integer,
  nullif(${true_index:sqlstring}, '')::integer,
  nullif(${predicted_index:sqlstring}, '')::integer,
  50
) mistake
join run_scene scene on scene.run_id = ${run:sqlstring} and scene.scene = mistake.scene
order by mistake.rank
