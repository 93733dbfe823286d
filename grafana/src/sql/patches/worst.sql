with worst as (
  select *
  from patch_worst(
    ${run:sqlstring},
    ${scene:sqlstring},
    string_to_array(${pass:sqlstring}, ','),
    ${split:sqlstring},
    nullif(${at:sqlstring}, '')::integer,
    20
  )
)
select
  case
    when ${thumbnail:sqlstring} <> ''
    then ${pictures:sqlstring} || '/patches/' || worst.grid_row || '/' || worst.grid_col || ${thumbnail:sqlstring}
  end as picture,
  worst.grid_row as "row",
  worst.grid_col as "column",
  worst.split,
  coalesce(true_class.name, worst.label::text) as "true class",
  coalesce(predicted_class.name, worst.predicted::text) as predicted,
  worst.p_true as "p(true class)",
  worst.p_predicted as "p(predicted)",
  worst.loss
from worst
left join run_class true_class on true_class.run_id = ${run:sqlstring} and true_class.class_index = worst.label
left join run_class predicted_class
  on predicted_class.run_id = ${run:sqlstring} and predicted_class.class_index = worst.predicted
order by worst.loss desc, worst.grid_row, worst.grid_col
