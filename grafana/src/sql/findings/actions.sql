select
  epoch,
  action,
  actor as "by",
  reason,
  occurred_at as "when",
  attempt
from run_action
where run_id = ${run:sqlstring}
order by occurred_at, attempt, epoch
