select epoch, kappa as "Cohen's kappa", matthews as "Matthews correlation"
from classification_epoch
where run_id = ${run:sqlstring} and split = ${split:sqlstring}
order by epoch
