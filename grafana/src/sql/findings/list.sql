select
  severity,
  title as finding,
  'symptom of ' || (
    select max(cause.title)
    from finding cause
    where cause.run_id = finding.run_id and cause.rule = finding.explained_by
  ) as "explained by",
  case when subject = '' then 'whole run' else subject_kind || ' ' || subject end as "about",
  case when first_epoch = last_epoch then first_epoch::text else first_epoch || ' to ' || last_epoch end as epochs,
  case when open then 'open' else 'over' end as state,
  message as "what happened",
  advice as "what to try",
  array_to_string(fields, ', ') as "request field",
  panel as evidence,
  evidence as path
from finding
where run_id = ${run:sqlstring}
order by main_cause desc, explained_by is not null, open desc, severity_rank desc, first_epoch, rule, subject
