select epoch.epoch, line.line, max(finding.severity_rank + 1) as severity
from run
cross join lateral generate_series(1, run.last_epoch) as epoch (epoch)
cross join lateral (
  select
    title || case when subject = '' then '' else ', ' || subject end as line,
    rule,
    subject_kind,
    subject,
    row_number() over (order by min(first_epoch) desc, rule desc, subject desc) as place
  from finding
  where finding.run_id = run.run_id
  group by title, rule, subject_kind, subject
) line
left join finding
  on finding.run_id = run.run_id
  and (finding.rule, finding.subject_kind, finding.subject) = (line.rule, line.subject_kind, line.subject)
  and epoch.epoch between finding.first_epoch and finding.last_epoch
where run.run_id = ${run:sqlstring}
group by epoch.epoch, line.line, line.place
order by epoch.epoch, line.place
