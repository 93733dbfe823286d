select
  epoch,
  max(loss) filter (where pass = 'training') as training,
  max(loss) filter (where pass = 'validation') as validation,
  max(loss) filter (where pass = 'evaluation') as evaluation
from patch_history(
  ${run:sqlstring},
  ${scene:sqlstring},
  substring(${row:sqlstring} from '^\d{1,9}$')::integer,
  substring(${column:sqlstring} from '^\d{1,9}$')::integer
)
group by epoch
order by epoch
