-- Metrics over all epochs are the same in each: p(true class) stands for them.
-- The time of the last event makes it another address when there is more to see, so that browsers fetch it anew.
select
  case shown.metric when 'p_true' then 'p(true class)' else shown.metric end as __text,
  ${pictures:sqlstring} || '/multiples.png?pass=' || ${scores:sqlstring}
    || '&split=' || ${split:sqlstring} || '&metric=' || shown.metric
    || '&colours=' || ${colours:sqlstring} || '&opacity=' || ${opacity:sqlstring} || '&width=720'
    || '&changed=' || round(extract(epoch from last_event_at) * 1000) as __value
from run
cross join (
  select case when ${metric:sqlstring} in ('loss', 'p_true', 'correct', 'output', 'target', 'residual') then ${metric:sqlstring} else 'p_true' end as metric
) shown
where run_id = ${run:sqlstring} and ${pictures:sqlstring} <> ''
