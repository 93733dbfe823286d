-- Of names and times alone: which run of each sweep is best is not worked out to list them.
with listed as (
  select sweep, min(run_id) as run_id
  from sweep_parameter
  group by sweep
)
select coalesce(run.run_group, run.name) || ' · ' || listed.sweep as __text, listed.sweep as __value
from listed
join run on run.run_id = listed.run_id
order by run.started_at desc, listed.sweep
