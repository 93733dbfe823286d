select epoch, gradient_norm as "gradient norm"
from run_epoch
where run_id = ${run:sqlstring}
order by epoch
