-- Of all predictions, or of those of the chosen predicted class.
select bin, low, high, samples, correct, confidence, accuracy
from reliability_bin
where run_id = ${run:sqlstring}
  and epoch = nullif(${at:sqlstring}, '')::integer
  and split = ${split:sqlstring}
  and ${predicted_index:sqlstring} = ''
union all
select bin, low, high, samples, correct, confidence, accuracy
from class_reliability_bin
where run_id = ${run:sqlstring}
  and epoch = nullif(${at:sqlstring}, '')::integer
  and split = ${split:sqlstring}
  and class_index::text = ${predicted_index:sqlstring}
