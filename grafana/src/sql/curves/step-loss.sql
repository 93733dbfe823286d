select step, minimum as lowest, mean, maximum as highest
from step_curve(${run:sqlstring}, 'loss', 200)
order by step
