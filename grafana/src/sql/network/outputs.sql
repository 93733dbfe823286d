select
  output.split,
  output.sample,
  coalesce(truth.name, output.label::text) as "true class",
  coalesce(guess.name, output.predicted::text) as "predicted",
  max(output.probability) filter (where output.class_index = output.predicted) as "p(predicted)",
  max(output.probability) filter (where output.class_index = output.label) as "p(true class)",
  output.loss,
  case when output.predicted = output.label then 'right' when output.label is not null then 'wrong' end as outcome
from sample_output output
left join run_class truth on truth.run_id = output.run_id and truth.class_index = output.label
left join run_class guess on guess.run_id = output.run_id and guess.class_index = output.predicted
where output.run_id = ${run:sqlstring} and output.epoch::text = ${at:sqlstring}
group by output.split, output.sample, output.label, output.predicted, output.loss, truth.name, guess.name
order by output.split desc, output.label, output.sample
