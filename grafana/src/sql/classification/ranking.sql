select
  class,
  positives,
  negatives,
  roc_auc as "ROC AUC",
  roc_auc_error as "± of ROC AUC",
  average_precision as "average precision",
  average_precision_error as "± of average precision",
  not_a_number as "not a number",
  case
    when positives = 0 then 'no samples'
    when negatives = 0 then 'no samples of other classes'
  end as note
from class_ranking
where run_id = ${run:sqlstring}
  and epoch = nullif(${at:sqlstring}, '')::integer
  and split = ${split:sqlstring}
order by average_precision nulls last, class_index
