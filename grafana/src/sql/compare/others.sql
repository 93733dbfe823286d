-- The chosen ones first.
select case when run_request.name = run_request.run_id then run_request.run_id else run_request.name || ' · ' || run_request.run_id end as __text,
  run_request.run_id as __value
from run_request
left join compared_run(array[${runs:sqlstring}]) compared on compared.run_id = run_request.run_id
where run_request.run_id <> ${run:sqlstring} and run_request.kind is distinct from 'rate-range-test'
order by compared.place, run_request.started_at desc, run_request.run_id
