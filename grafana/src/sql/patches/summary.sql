select
  nullif(${at:sqlstring}, '')::integer as epoch,
  scored.*,
  judged.*
from (
  select
    sum(correct) filter (where split = 'train')::double precision
      / nullif(sum(labelled) filter (where split = 'train'), 0) as "train accuracy",
    sum(correct) filter (where split = 'validation')::double precision
      / nullif(sum(labelled) filter (where split = 'validation'), 0) as "validation accuracy",
    sum(patches) filter (where ${split:sqlstring} in ('all', split)) as "patches scored"
  from patch_epoch
  where run_id = ${run:sqlstring}
    and scene = ${scene:sqlstring}
    and pass = any (string_to_array(${pass:sqlstring}, ','))
    and epoch = nullif(${at:sqlstring}, '')::integer
) scored
cross join (
  select
    sum(patches) filter (where verdict = 'suspect_label')::double precision / nullif(sum(patches), 0) as "suspect labels",
    sum(patches) filter (where verdict = 'never_learned')::double precision / nullif(sum(patches), 0) as "never learned",
    sum(patches) filter (where verdict = 'learned')::double precision / nullif(sum(patches), 0) as learned
  from verdict_count
  where run_id = ${run:sqlstring}
    and scene = ${scene:sqlstring}
    and pass = any (string_to_array(${pass:sqlstring}, ','))
    and ${split:sqlstring} in ('all', split)
) judged
