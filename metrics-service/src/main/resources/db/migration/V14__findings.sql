-- What rules found wrong with runs. A finding is a stretch of epochs in which a rule saw a symptom of one subject; which
-- findings a run has follows from what is stored of it alone, so they may be computed again at any time.

set local search_path to public;

create table store.finding (
  run_key bigint not null references store.run on delete cascade,
  rule text not null,
  subject_kind text not null,
  subject text not null,
  first_epoch integer not null,
  last_epoch integer not null,
  -- Whether it may still hold.
  open boolean not null,
  severity smallint not null,
  title text not null,
  message text not null,
  advice text not null,
  fields text[] not null,
  dashboard text not null,
  panel text not null,
  figures jsonb not null,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  -- Later events showed that it never was; kept until everybody was told.
  withdrawn boolean not null default false,
  -- Counts changes; those up to published have been told.
  revision bigint not null default 1,
  published bigint not null default 0,
  primary key (run_key, rule, subject_kind, subject, first_epoch)
);

create index finding_to_publish on store.finding (run_key) where published < revision;

-- Up to which event a run was judged.
create table store.run_judgement (
  run_key bigint primary key references store.run on delete cascade,
  judged_event_at timestamptz not null
);

-- What is looked for, as of the metrics-service that started last.
create table store.rule (
  rule text primary key,
  position integer not null,
  title text not null,
  pattern text not null,
  meaning text not null,
  advice text not null,
  fields text[] not null,
  source text not null,
  -- What is set, by threshold.
  thresholds jsonb not null
);

create view rule as
select rule.rule, rule.position, rule.title, rule.pattern, rule.meaning, rule.advice, rule.fields, rule.source,
  rule.thresholds
from store.rule;

create function severity_name(severity smallint)
returns text
language sql immutable
as $$
  select (array['good', 'notice', 'warning', 'error'])[severity + 1]
$$;

create view finding as
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
  finding.updated_at
from store.run
join store.finding on finding.run_key = run.run_key
where not finding.withdrawn;
