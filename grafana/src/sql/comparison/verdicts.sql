select
  verdict,
  coalesce(sum(patches) filter (where run_id = ${compare:sqlstring}), 0)::bigint as "other run",
  coalesce(sum(patches) filter (where run_id = ${run:sqlstring}), 0)::bigint as "this run",
  coalesce(sum(case run_id when ${run:sqlstring} then patches else -patches end), 0)::bigint as change
from verdict_count
where run_id in (${run:sqlstring}, ${compare:sqlstring})
  and scene = ${scene:sqlstring}
  and pass = any (string_to_array(${pass:sqlstring}, ','))
  and ${split:sqlstring} in ('all', split)
  and ${compare:sqlstring} <> ''
group by verdict
order by array_position(
  array['suspect_label', 'never_learned', 'forgotten', 'inconsistent', 'slow', 'learned', 'open'], verdict
)
