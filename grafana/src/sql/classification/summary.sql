select
  judged.epoch,
  judged.samples,
  judged.accuracy,
  judged.balanced_accuracy as "balanced accuracy",
  judged.f1_macro as "macro F1",
  calibration.expected_calibration_error as "expected calibration error",
  judged.majority_share as "always the commonest class",
  judged.classes_present || ' of ' || judged.classes as "classes present",
  judged.classes_predicted || ' of ' || judged.classes as "classes predicted"
from classification_epoch judged
left join calibration
  on calibration.run_id = judged.run_id and calibration.epoch = judged.epoch and calibration.split = judged.split
where judged.run_id = ${run:sqlstring}
  and judged.epoch = nullif(${at:sqlstring}, '')::integer
  and judged.split = ${split:sqlstring}
