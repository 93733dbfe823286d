-- In which pass the samples were met that the figures are of: their scores are those of this pass.
select pass as __text, pass as __value
from classification_epoch
where run_id = ${run:sqlstring}
  and epoch = nullif(${at:sqlstring}, '')::integer
  and split = ${split:sqlstring}
