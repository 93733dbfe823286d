select
  (
    select string_agg(coalesce(
      trim_scale(round(bound::numeric, 3 - floor(log(nullif(abs(bound), 0)))::integer))::text, '0'
    ), ' – ' order by bound)
    from unnest(array[lowest_target, highest_target]) bound
  ) as "true value",
  mean as "mean residual",
  root_mean_square as "root mean square"
from residual_tenth
where run_id = ${run:sqlstring}
  and epoch = nullif(${at:sqlstring}, '')::integer
  and split = ${split:sqlstring}
order by tenth
