select epoch, expected_calibration_error as "expected calibration error", overconfidence
from calibration
where run_id = ${run:sqlstring} and split = ${split:sqlstring}
order by epoch
