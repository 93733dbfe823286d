-- What a patch has depends on what is predicted: a class or a number.
select metric.text as __text, metric.value as __value
from run
join (values
  (1, true, true, 'loss', 'loss'),
  (2, true, false, 'p(true class)', 'p_true'),
  (3, true, false, 'correct', 'correct'),
  (4, true, false, 'confidence (mean p(true) over the epochs)', 'confidence'),
  (5, true, false, 'variability (spread of p(true) over the epochs)', 'variability'),
  (6, true, false, 'forgetting events', 'forgotten'),
  (7, true, false, 'share of epochs right', 'mean_correct'),
  (8, false, true, 'residual (prediction less truth)', 'residual'),
  (9, false, true, 'prediction', 'output'),
  (10, false, true, 'true value', 'target')
) metric (place, of_class, of_number, text, value)
  on case when run.task = 'regression' then metric.of_number else metric.of_class end
where run.run_id = ${run:sqlstring}
order by metric.place
