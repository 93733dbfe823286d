select
  truth.class as "true class",
  guess.class as "taken for",
  pair.samples,
  pair.share_of_true as "share of the class"
from confused_pair pair
join class truth on truth.class_index = pair.true_class
join class guess on guess.class_index = pair.predicted_class
where pair.run_id = ${run:sqlstring}
  and pair.epoch = nullif(${at:sqlstring}, '')::integer
  and pair.split = ${split:sqlstring}
  and ${true_index:sqlstring} in ('', pair.true_class::text)
  and ${predicted_index:sqlstring} in ('', pair.predicted_class::text)
order by pair.samples desc, pair.share_of_true desc, pair.true_class, pair.predicted_class
limit 30
