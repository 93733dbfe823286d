select label as class, precision, recall, f1 as "f1-score", support, note
from classification_report
where run_id = ${run:sqlstring}
  and epoch = nullif(${at:sqlstring}, '')::integer
  and split = ${split:sqlstring}
order by position
