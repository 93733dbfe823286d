-- Those without regularisation first.
select compared.label as __text, compared.run_id as __value
from compared_run(array[${runs:sqlstring}]) compared
order by exists (select from run_regularisation measure where measure.run_id = compared.run_id), compared.place
