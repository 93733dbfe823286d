select
  point.x,
  point.y,
  case ${colour:sqlstring}
    when 'split' then point.split
    when 'correctness' then case when point.correct then 'right' when not point.correct then 'wrong' else 'without class' end
    when 'loss' then
      case
        when point.loss < 0.01 then 'loss below 0.01'
        when point.loss < 0.1 then 'loss from 0.01 to 0.1'
        when point.loss < 1 then 'loss from 0.1 to 1'
        else 'loss of 1 and more'
      end
    else coalesce(class.name, point.label::text, 'without class')
  end as "group"
from feature_point point
left join run_class class on class.run_id = point.run_id and class.class_index = point.label
where point.run_id = ${run:sqlstring} and point.epoch::text = ${at:sqlstring}
order by
  case ${colour:sqlstring}
    when 'split' then (point.split <> 'train')::integer
    when 'correctness' then (not coalesce(point.correct, false))::integer
    when 'loss' then
      (point.loss >= 0.01)::integer + (point.loss >= 0.1)::integer + (point.loss >= 1)::integer
    else point.label
  end,
  point.sample
