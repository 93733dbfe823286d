with chosen as (
  select max(epoch) as epoch
  from scene_epoch
  where run_id = ${run:sqlstring}
    and scene = ${scene:sqlstring}
    and pass = ${pass:sqlstring}
    and ${epoch:sqlstring} in ('last', epoch::text)
)
select
  coalesce(run_class.name, patch.label::text) as class,
  avg(patch.loss)::double precision as "mean loss"
from patch_chunk chunk
cross join lateral unnest(chunk.loss, chunk.predicted, chunk.labels) as patch (loss, predicted, label)
left join run_class on run_class.run_id = chunk.run_id and run_class.class_index = patch.label
where chunk.run_id = ${run:sqlstring}
  and chunk.scene = ${scene:sqlstring}
  and chunk.pass = ${pass:sqlstring}
  and chunk.epoch = (select epoch from chosen)
  and patch.loss is not null
  and patch.label >= 0
group by patch.label, run_class.name
order by patch.label
