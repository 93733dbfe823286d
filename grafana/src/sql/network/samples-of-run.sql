select
  watched.split || ' ' || watched.sample || coalesce(' (' || coalesce(class.name, watched.label::text) || ')', '') as __text,
  watched.split || ':' || watched.sample as __value
from (
  select distinct on (split, sample) split, sample, label
  from sample_output
  where run_id = ${run:sqlstring}
  order by split, sample, epoch desc
) watched
left join run_class class on class.run_id = ${run:sqlstring} and class.class_index = watched.label
order by watched.split desc, watched.label, watched.sample
