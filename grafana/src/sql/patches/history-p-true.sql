select
  epoch,
  max(p_true) filter (where pass = 'training') as training,
  max(p_true) filter (where pass = 'validation') as validation,
  max(p_true) filter (where pass = 'evaluation') as evaluation,
  max(p_true) filter (where not correct) as wrong
from patch_history(
  ${run:sqlstring},
  ${scene:sqlstring},
  substring(${row:sqlstring} from '^\d{1,9}$')::integer,
  substring(${column:sqlstring} from '^\d{1,9}$')::integer
)
group by epoch
order by epoch
