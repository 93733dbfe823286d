select
  first_row || ' – ' || last_row as "rows",
  first_col || ' – ' || last_col as "columns",
  patches,
  accuracy,
  mean_loss as "mean loss",
  mean_p_true as "mean p(true)"
from patch_regions(
  ${run:sqlstring},
  ${scene:sqlstring},
  string_to_array(${pass:sqlstring}, ','),
  ${split:sqlstring},
  nullif(${at:sqlstring}, '')::integer,
  4
)
order by accuracy, mean_loss desc, first_row, first_col
