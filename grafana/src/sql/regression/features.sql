select
  name as feature,
  mean,
  deviation,
  missing,
  case when missing > 0 then imputed end as "imputed with"
from run_feature
where run_id = ${run:sqlstring}
order by position
