select
  case
    when judged.epoch is not null then 'once, after epoch ' || judged.epoch
    when run.task = 'regression' then 'see Regression'
    when run.status = 'RUNNING' then 'not yet: the run is still on'
    when run.status = 'STALLED' then 'not yet: nothing comes of the run any more'
    when run.status = 'STOPPED' then 'no: the run was stopped'
    when run.status = 'FAILED' then 'no: the run failed'
    when exists (select from run_split where run_split.run_id = run.run_id and run_split.split = 'test')
      then 'yes, but what was found has not come'
    else 'no: there is no test split'
  end as judged,
  judged.samples,
  judged.accuracy,
  judged.balanced_accuracy as "balanced accuracy",
  judged.f1_macro as "macro F1",
  calibration.expected_calibration_error as "expected calibration error",
  judged.majority_share as "always the commonest class"
from run
left join lateral (
  select *
  from classification_epoch
  where run_id = ${run:sqlstring} and split = 'test'
  order by epoch desc
  limit 1
) judged on true
left join calibration
  on calibration.run_id = ${run:sqlstring} and calibration.epoch = judged.epoch and calibration.split = 'test'
where run.run_id = ${run:sqlstring}
