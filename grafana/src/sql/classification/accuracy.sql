select
  epoch,
  accuracy,
  balanced_accuracy as "balanced accuracy",
  majority_share as "always the commonest class"
from classification_epoch
where run_id = ${run:sqlstring} and split = ${split:sqlstring}
order by epoch
