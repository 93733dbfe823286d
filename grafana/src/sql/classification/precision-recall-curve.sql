-- Drawn in steps of half a percent, at the first point that lies within one.
select recall, precision, "group"
from (
  select distinct on (chosen.class_index, round(curve.recall * 200), round(curve.precision * 200))
    curve.recall,
    curve.precision,
    chosen.class as "group",
    chosen.class_index as place,
    curve.log_odds
  from chosen
  cross join lateral precision_recall_curve(
    ${run:sqlstring}, nullif(${at:sqlstring}, '')::integer, ${split:sqlstring}, chosen.class_index
  ) curve
  order by chosen.class_index, round(curve.recall * 200), round(curve.precision * 200), curve.log_odds desc nulls first
) point
order by place, recall, log_odds desc nulls first
