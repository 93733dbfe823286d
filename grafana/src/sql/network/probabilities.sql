select
  coalesce(class.name, output.class_index::text) as class,
  case when output.class_index = output.label then output.probability end as "true class",
  case when output.class_index is distinct from output.label then output.probability end as "other class"
from sample_output output
left join run_class class on class.run_id = output.run_id and class.class_index = output.class_index
where output.run_id = ${run:sqlstring}
  and output.epoch::text = ${at:sqlstring}
  and output.split || ':' || output.sample = ${sample:sqlstring}
  and output.class_index is not null
order by output.class_index
