select
  rule.title as rule,
  rule.pattern as "what is seen",
  rule.meaning as "what it means",
  rule.advice as "what to do",
  array_to_string(rule.fields, ', ') as "request field",
  rule.source as "taken from",
  (select count(*) from finding where finding.run_id = ${run:sqlstring} and finding.rule = rule.rule) as "findings in this run"
from rule
order by rule.position
