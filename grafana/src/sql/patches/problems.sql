with problem as (
  select *
  from patch_problems(
    ${run:sqlstring},
    ${scene:sqlstring},
    string_to_array(${pass:sqlstring}, ','),
    ${split:sqlstring},
    ${verdict:sqlstring},
    30
  )
)
select
  case
    when ${thumbnail:sqlstring} <> ''
    then ${pictures:sqlstring} || '/patches/' || problem.grid_row || '/' || problem.grid_col || ${thumbnail:sqlstring}
  end as picture,
  problem.verdict,
  problem.grid_row as "row",
  problem.grid_col as "column",
  problem.split,
  coalesce(true_class.name, problem.label::text) as "true class",
  coalesce(predicted_class.name, problem.predicted::text) as predicted,
  coalesce(rival_class.name, problem.rival::text) as "mostly taken for",
  problem.confidence as "mean p(true)",
  problem.variability as "spread of p(true)",
  problem.forgotten as "times forgotten",
  problem.first_learned as "first learned"
from problem
left join run_class true_class on true_class.run_id = ${run:sqlstring} and true_class.class_index = problem.label
left join run_class predicted_class
  on predicted_class.run_id = ${run:sqlstring} and predicted_class.class_index = problem.predicted
left join run_class rival_class on rival_class.run_id = ${run:sqlstring} and rival_class.class_index = problem.rival
order by
  array_position(array['suspect_label', 'never_learned', 'forgotten', 'inconsistent', 'slow'], problem.verdict),
  problem.confidence,
  problem.grid_row,
  problem.grid_col
