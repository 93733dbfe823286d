select __text, __value
from (
  select
    case run_id
      when ${run:sqlstring} then 'this run itself'
      when name then run_id
      else name || ' · ' || run_id
    end as __text,
    run_id as __value,
    run_id = ${run:sqlstring} as itself,
    started_at
  from run
  where exists (
    select
    from tensor_histogram
    where run_id = run.run_id
      and layer = ${layer:sqlstring}
      and tensor = ${tensor:sqlstring}
      and kind = ${kind:sqlstring}
  )
) choice
order by itself, started_at desc, __value
