select
  verdict,
  coalesce(sum(patches) filter (where split = 'train'), 0)::bigint as train,
  coalesce(sum(patches) filter (where split = 'validation'), 0)::bigint as validation,
  coalesce(sum(patches) filter (where split = 'test'), 0)::bigint as test,
  sum(patches)::double precision / nullif(sum(sum(patches)) over (), 0) as share
from verdict_count
where run_id = ${run:sqlstring}
  and scene = ${scene:sqlstring}
  and pass = any (string_to_array(${pass:sqlstring}, ','))
  and ${split:sqlstring} in ('all', split)
group by verdict
order by array_position(
  array['suspect_label', 'never_learned', 'forgotten', 'inconsistent', 'slow', 'learned', 'open'], verdict
)
