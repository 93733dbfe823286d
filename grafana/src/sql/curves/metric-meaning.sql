select
  coalesce(known.title, 'one of the run''s own') as title,
  known.unit,
  known.lowest,
  known.highest,
  known.better,
  known.formula,
  known.source
from (select ${metric:sqlstring}::text as metric) chosen
left join metric known using (metric)
where chosen.metric <> ''
