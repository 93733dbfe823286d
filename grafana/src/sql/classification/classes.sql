-- The classes of the chosen epoch and split; of two with one name each has its index behind it, since names are columns.
select
  class_index,
  case when count(*) over (partition by class) > 1 then class || ' (' || class_index || ')' else class end as class,
  support,
  predicted,
  true_positives,
  f1,
  error_rate
from class_report
where run_id = ${run:sqlstring}
  and epoch = nullif(${at:sqlstring}, '')::integer
  and split = ${split:sqlstring}
