select
  count(*) filter (where open and severity = 'error') as errors,
  count(*) filter (where open and severity = 'warning') as warnings,
  count(*) filter (where open and severity = 'notice') as notices,
  count(*) filter (where open and severity = 'good') as "good signs",
  count(*) filter (where not open) as "were there before"
from finding
where run_id = ${run:sqlstring}
having exists (select from run where run.run_id = ${run:sqlstring})
