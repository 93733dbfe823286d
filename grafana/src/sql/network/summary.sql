select
  count(*) as layers,
  sum(parameters)::bigint as parameters,
  sum(flops)::bigint as "FLOPs per sample",
  4 * sum(parameters)::bigint as "size of the parameters",
  (
    select sum(seconds_watching)
      / nullif(sum(seconds_training + seconds_validating + seconds_watching + seconds_waiting_for_data), 0)
    from run_epoch
    where run_id = ${run:sqlstring}
  ) as "time spent watching"
from run_layer
where run_id = ${run:sqlstring}
having count(*) > 0
