select epoch, learning_rate as "learning rate"
from run_epoch
where run_id = ${run:sqlstring}
order by epoch
