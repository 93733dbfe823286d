select
  attempt,
  topic,
  published,
  stored,
  superseded,
  dead_lettered as "dead letters",
  case when isempty(missing) then '' else missing::text end as "missing sequences",
  case
    when unnumbered then 'not provable'
    when not isempty(missing) or dead_lettered > 0 then 'incomplete'
    when published is null then 'in progress'
    else 'complete'
  end as events
from run_completeness
where run_id = ${run:sqlstring}
order by attempt desc, topic
