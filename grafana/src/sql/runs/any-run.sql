select
  case when name = run_id then run_id else name || ' · ' || run_id end as __text,
  run_id as __value
from run
order by started_at desc, run_id
