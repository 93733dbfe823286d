-- ':newest' is what compared_run takes for the five newest.
select __text, __value
from (
  select 'the five newest' as __text, ':newest' as __value, 0 as rank, null::timestamptz as started_at
  where exists (select from run_request where kind is distinct from 'rate-range-test')
  union all
  select case when name = run_id then run_id else name || ' · ' || run_id end, run_id, 1, started_at
  from run_request
  where kind is distinct from 'rate-range-test'
) choice
order by rank, started_at desc, __value
