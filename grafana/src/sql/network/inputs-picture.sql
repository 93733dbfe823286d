-- The time of the last event makes it another address when there is more to see, so that browsers fetch it anew.
select
  'as the network gets them' as __text,
  coalesce(picture_url(
    '/runs/' || url_encoded(run.run_id) || '/network/samples.png?view=input&epoch='
    || ${at:sqlstring}
    || '&width=720&height=720&changed=' || round(extract(epoch from run.last_event_at) * 1000)
  ), '') as __value
from run
where run.run_id = ${run:sqlstring} and ${at:sqlstring} <> '' and picture_url('') is not null
