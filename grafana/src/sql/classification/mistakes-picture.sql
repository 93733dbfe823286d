-- The time of the last event makes it another address when there is more to see, so that browsers fetch it anew.
select
  case
    when ${true_class:sqlstring} <> '' and ${predicted_class:sqlstring} <> ''
      then ${true_class:sqlstring} || ' taken for ' || ${predicted_class:sqlstring}
    when ${true_class:sqlstring} <> '' then ${true_class:sqlstring} || ' taken for another class'
    when ${predicted_class:sqlstring} <> '' then 'another class taken for ' || ${predicted_class:sqlstring}
    else 'any class taken for another'
  end as __text,
  coalesce(picture_url(
    '/runs/' || url_encoded(run_id) || '/mistakes.png?pass='
    || case ${pass:sqlstring} when 'evaluation' then 'evaluation' else 'each' end
    || '&split=' || ${split:sqlstring} || '&epoch=' || ${at:sqlstring}
    || case when ${true_index:sqlstring} = '' then '' else '&true=' || ${true_index:sqlstring} end
    || case when ${predicted_index:sqlstring} = '' then '' else '&predicted=' || ${predicted_index:sqlstring} end
    || '&limit=40&width=1400&changed=' || round(extract(epoch from last_event_at) * 1000)
  ), '') as __value
from run
where run_id = ${run:sqlstring} and ${at:sqlstring} <> '' and picture_url('') is not null
