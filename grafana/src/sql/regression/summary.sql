select
  judged.epoch,
  judged.samples,
  judged.mae as "MAE",
  judged.rmse as "RMSE",
  judged.r2 as "R²",
  judged.median_absolute_error as "median absolute error",
  judged.loss,
  run.loss_function as "loss function",
  run.target || case when run.target_unit <> '' then ' in ' || run.target_unit else '' end as target,
  judged.non_finite as "not finite"
from regression_epoch judged
join run on run.run_id = judged.run_id
where judged.run_id = ${run:sqlstring}
  and judged.epoch = nullif(${at:sqlstring}, '')::integer
  and judged.split = ${split:sqlstring}
