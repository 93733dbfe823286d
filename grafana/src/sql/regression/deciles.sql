select
  epoch,
  max(residual) filter (where decile = 10) as highest,
  max(residual) filter (where decile = 9) as "90 %",
  max(residual) filter (where decile = 8) as "80 %",
  max(residual) filter (where decile = 7) as "70 %",
  max(residual) filter (where decile = 6) as "60 %",
  max(residual) filter (where decile = 5) as median,
  max(residual) filter (where decile = 4) as "40 %",
  max(residual) filter (where decile = 3) as "30 %",
  max(residual) filter (where decile = 2) as "20 %",
  max(residual) filter (where decile = 1) as "10 %",
  max(residual) filter (where decile = 0) as lowest
from residual_decile
where run_id = ${run:sqlstring} and split = ${split:sqlstring}
group by epoch
order by epoch
