-- The time of the last event makes it another address when there is more to see, so that browsers fetch it anew.
select
  ${metric:sqlstring} as __text,
  ${pictures:sqlstring} || '/map.png?pass=' || ${scores:sqlstring}
    || '&split=' || ${split:sqlstring} || '&epoch=' || ${at:sqlstring} || '&metric=' || ${metric:sqlstring}
    || '&colours=' || ${colours:sqlstring} || '&opacity=' || ${opacity:sqlstring} || '&width=560'
    || '&changed=' || round(extract(epoch from last_event_at) * 1000) as __value
from run
where run_id = ${run:sqlstring} and ${pictures:sqlstring} <> ''
