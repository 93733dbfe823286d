select
  coalesce(main.severity, case when found.notices > 0 then 'notice' when run.last_epoch is not null then 'good' end) as severity,
  case
    when main.title is not null
      then main.title || case when main.subject = '' then '' else ', ' || main.subject_kind || ' ' || main.subject end
    when run.last_epoch is null then 'Nothing to judge yet'
    when found.notices > 0 then 'Nothing has to change'
    else 'Nothing is wrong'
  end as "change first",
  case
    when main.message is not null then main.message
    when run.last_epoch is null then 'No epoch has come yet.'
    when found.notices > 0 then 'No rule warns of anything; what is worth knowing is below.'
    else 'No rule finds anything wrong in the epochs so far.'
  end as "what happened",
  coalesce(main.advice, case when run.last_epoch is not null then 'Go on as it is.' end) as "what to try",
  array_to_string(main.fields, ', ') as "request field",
  case when main.title is not null then found.symptoms end as symptoms,
  main.panel as evidence,
  main.evidence as path
from run
left join finding main on main.run_id = run.run_id and main.main_cause
cross join lateral (
  select
    count(*) filter (where severity = 'notice') as notices,
    count(*) filter (where explained_by = main.rule) as symptoms
  from finding
  where finding.run_id = run.run_id
) found
where run.run_id = ${run:sqlstring}
