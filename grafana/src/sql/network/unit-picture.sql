-- The time of the last event makes it another address when there is more to see, so that browsers fetch it anew.
select
  ${excited:sqlstring} as __text,
  coalesce(picture_url(
    '/runs/' || url_encoded(run.run_id) || '/network/top-samples.png?layer='
    || url_encoded(nullif(${excited:sqlstring}, ''))
    || '&epoch='
    || ${at:sqlstring}
    || '&attribution='
    || ${attribution:sqlstring}
    || '&opacity='
    || ${opacity:sqlstring}
    || '&unit='
    || ${unit:sqlstring}
    || '&width=720&height=420&changed=' || round(extract(epoch from run.last_event_at) * 1000)
  ), '') as __value
from run
where run.run_id = ${run:sqlstring} and ${at:sqlstring} <> '' and picture_url('') is not null
