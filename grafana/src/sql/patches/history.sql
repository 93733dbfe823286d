-- The picked patch, and those that are worst in the chosen epoch; one statement for all panels of their histories.
with picked as (
  select
    substring(${row:sqlstring} from '^\d{1,9}$')::integer as grid_row,
    substring(${column:sqlstring} from '^\d{1,9}$')::integer as grid_col
),
chosen as (
  select 0 as rank, grid_row, grid_col
  from picked
  where grid_row is not null and grid_col is not null
  union all
  select row_number() over (order by worst.loss desc, worst.grid_row, worst.grid_col), worst.grid_row, worst.grid_col
  from patch_worst(
    ${run:sqlstring},
    ${scene:sqlstring},
    string_to_array(${pass:sqlstring}, ','),
    ${split:sqlstring},
    nullif(${at:sqlstring}, '')::integer,
    nullif(${worst:sqlstring}, '')::integer
  ) worst
  where (worst.grid_row, worst.grid_col) not in (
    select grid_row, grid_col from picked where grid_row is not null and grid_col is not null
  )
)
select
  history.epoch,
  chosen.rank,
  case chosen.rank when 0 then 'picked ' else '' end || '(' || chosen.grid_row || ', ' || chosen.grid_col || ')' as patch,
  history.loss,
  history.p_true,
  history.correct::integer as correct,
  avg(history.correct::integer) over (partition by chosen.rank, history.pass order by history.epoch)::double precision
    as "right so far"
from chosen
cross join lateral patch_history(${run:sqlstring}, ${scene:sqlstring}, chosen.grid_row, chosen.grid_col) history
where history.pass = any (string_to_array(${pass:sqlstring}, ','))
order by history.epoch, chosen.rank
