select
  output.epoch,
  coalesce(class.name, output.class_index::text) as class,
  output.probability
from sample_output output
left join run_class class on class.run_id = output.run_id and class.class_index = output.class_index
where output.run_id = ${run:sqlstring}
  and output.split || ':' || output.sample = ${sample:sqlstring}
  and output.class_index is not null
order by output.epoch, output.class_index
