-- Which finding explains which, and what has to be changed first. Both follow from the findings of a run alone.

set local search_path to public;

-- The rule of the finding that explains this one.
alter table store.finding add column explained_by text;

-- At most one of a run.
alter table store.finding add column main_cause boolean not null default false;

create or replace view finding as
select
  run.run_id,
  finding.rule,
  finding.subject_kind,
  finding.subject,
  finding.first_epoch,
  finding.last_epoch,
  finding.open,
  severity_name(finding.severity) as severity,
  finding.severity as severity_rank,
  finding.title,
  finding.message,
  finding.advice,
  finding.fields,
  finding.dashboard,
  finding.panel,
  '/d/' || finding.dashboard || '?var-run=' || url_encoded(run.run_id)
    || case when finding.subject_kind = 'layer' then '&var-layer=' || url_encoded(finding.subject) else '' end
    || case when finding.dashboard = 'epochscope-curves' then '' else '&var-epoch=' || finding.last_epoch end
    as evidence,
  finding.figures,
  finding.opened_at,
  finding.updated_at,
  finding.explained_by,
  finding.main_cause
from store.run
join store.finding on finding.run_key = run.run_key
where not finding.withdrawn;

-- Runs that were judged before are judged again at the next start, so that their main cause is known as well.
delete from store.run_judgement;
