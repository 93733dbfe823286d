-- The time of the last event makes it another address when there is more to see, so that browsers fetch it anew.
select
  '' as __text,
  ${pictures:sqlstring} || '/classes.png?pass=' || ${scores:sqlstring}
    || '&split=' || ${split:sqlstring} || '&epoch=' || ${at:sqlstring} || '&width=1400'
    || '&changed=' || round(extract(epoch from last_event_at) * 1000) as __value
from run
where run_id = ${run:sqlstring} and ${pictures:sqlstring} <> '' and task is distinct from 'regression'
