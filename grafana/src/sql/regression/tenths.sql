select
  '≤ ' || coalesce(
    trim_scale(round(highest_target::numeric, 2 - floor(log(nullif(abs(highest_target), 0)))::integer))::text, '0'
  ) as "true value",
  mean as "mean residual",
  root_mean_square as "root mean square"
from residual_tenth
where run_id = ${run:sqlstring}
  and epoch = nullif(${at:sqlstring}, '')::integer
  and split = ${split:sqlstring}
order by tenth
