select
  top_sample.rank,
  top_sample.split,
  top_sample.sample,
  coalesce(class.name, top_sample.label::text) as class,
  top_sample.score
from top_sample
left join run_class class on class.run_id = top_sample.run_id and class.class_index = top_sample.label
where top_sample.run_id = ${run:sqlstring}
  and top_sample.layer = ${excited:sqlstring}
  and top_sample.epoch::text = ${at:sqlstring}
  and top_sample.unit::text = ${unit:sqlstring}
order by top_sample.rank
