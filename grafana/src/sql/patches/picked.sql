select
  case
    when ${thumbnail:sqlstring} <> ''
    then ${pictures:sqlstring} || '/patches/' || ${row:sqlstring} || '/' || ${column:sqlstring} || ${thumbnail:sqlstring}
  end as picture,
  learnt.pass,
  learnt.split,
  coalesce(true_class.name, learnt.label::text) as "true class",
  coalesce(rival_class.name, learnt.rival::text) as "mostly taken for",
  learnt.verdict,
  learnt.confidence as "mean p(true)",
  learnt.variability as "spread of p(true)",
  learnt.correct || ' of ' || learnt.epochs as "epochs right",
  learnt.forgotten as "times forgotten",
  learnt.first_learned as "first learned"
from patch_dynamics_at(
  ${run:sqlstring},
  ${scene:sqlstring},
  substring(${row:sqlstring} from '^\d{1,9}$')::integer,
  substring(${column:sqlstring} from '^\d{1,9}$')::integer
) learnt
left join run_class true_class on true_class.run_id = ${run:sqlstring} and true_class.class_index = learnt.label
left join run_class rival_class on rival_class.run_id = ${run:sqlstring} and rival_class.class_index = learnt.rival
order by learnt.pass
