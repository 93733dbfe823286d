select
  count(*) filter (where status = 'RUNNING') as running,
  count(*) filter (where status = 'STALLED') as stalled,
  count(*) filter (where status = 'COMPLETED') as completed,
  count(*) filter (where status = 'STOPPED') as stopped,
  count(*) filter (where status = 'FAILED') as failed
from run
having count(*) > 0
