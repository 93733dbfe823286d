select epoch, precision_macro as precision, recall_macro as recall, f1_macro as "F1"
from classification_epoch
where run_id = ${run:sqlstring} and split = ${split:sqlstring}
order by epoch
