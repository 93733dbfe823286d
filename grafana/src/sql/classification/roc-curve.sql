-- Drawn in steps of half a percent, at the first point that lies within one.
select "false positive rate", "true positive rate", "group"
from (
  (
    select distinct on (chosen.class_index, round(curve.false_positive_rate * 200), round(curve.true_positive_rate * 200))
      curve.false_positive_rate as "false positive rate",
      curve.true_positive_rate as "true positive rate",
      chosen.class as "group",
      chosen.class_index as place
    from chosen
    cross join lateral roc_curve(
      ${run:sqlstring}, nullif(${at:sqlstring}, '')::integer, ${split:sqlstring}, chosen.class_index
    ) curve
    order by
      chosen.class_index,
      round(curve.false_positive_rate * 200),
      round(curve.true_positive_rate * 200),
      curve.log_odds desc nulls first
  )
  union all
  select corner, corner, 'guessing', null
  from (select from chosen limit 1) always
  cross join (values (0), (1)) corners (corner)
) point
order by place, "false positive rate", "true positive rate"
