-- What a classifier is judged by: confusion matrices, how well p(class) ranks samples, and whether it can be believed. See
-- V2 for what goes for all views. Figures are those of scikit-learn 1.9.1 with zero_division=nan, and null where that has
-- NaN: an undefined figure is left out of an average instead of counting as 0.

set local search_path to public;

-- A row for each matrix that was sent. Classes are numbered from 0; element i of an array by class, from 1, is class i - 1.
create table store.confusion (
  run_key bigint not null,
  epoch integer not null,
  split text not null,
  classes integer not null,
  -- The sum of the matrix, which is what figures are of, whatever number of samples the split is said to have.
  samples bigint not null,
  -- By class: samples of it, samples predicted as it, and samples that are both.
  support bigint[] not null,
  predicted bigint[] not null,
  correct bigint[] not null,
  -- The cells that are not zero, by true class, then by predicted class.
  cell_true integer[] not null,
  cell_predicted integer[] not null,
  cell_samples bigint[] not null,
  primary key (run_key, epoch, split),
  foreign key (run_key, epoch, split) references store.epoch_split on delete cascade
);

-- One matrix after the other: what it takes grows with the cells there are, and no more than one matrix is in memory.
insert into store.confusion
select matrix.run_key, matrix.epoch, matrix.split, matrix.classes, counted.*
from store.epoch_split matrix
cross join lateral (
  with cell as materialized (
    select
      (coalesce(sent.cell, sent.position - 1) / matrix.classes)::integer as true_class,
      (coalesce(sent.cell, sent.position - 1) % matrix.classes)::integer as predicted_class,
      sent.samples
    from unnest(matrix.confusion, matrix.confusion_cells) with ordinality as sent (samples, cell, position)
    where sent.samples > 0
  ),
  class as (
    select class_index, sum(support) as support, sum(predicted) as predicted, sum(correct) as correct
    from (
      select true_class, samples, 0, case when true_class = predicted_class then samples else 0 end from cell
      union all
      select predicted_class, 0, samples, 0 from cell
      union all
      select number, 0, 0, 0 from generate_series(0, matrix.classes - 1) as number
    ) part (class_index, support, predicted, correct)
    group by class_index
  ),
  by_class as (
    select
      array_agg(support order by class_index) as support,
      array_agg(predicted order by class_index) as predicted,
      array_agg(correct order by class_index) as correct
    from class
  ),
  cells as (
    select
      coalesce(sum(samples), 0) as samples,
      coalesce(array_agg(true_class order by true_class, predicted_class), '{}') as cell_true,
      coalesce(array_agg(predicted_class order by true_class, predicted_class), '{}') as cell_predicted,
      coalesce(array_agg(samples order by true_class, predicted_class), '{}') as cell_samples
    from cell
  )
  select
    cells.samples,
    by_class.support,
    by_class.predicted,
    by_class.correct,
    cells.cell_true,
    cells.cell_predicted,
    cells.cell_samples
  from by_class
  cross join cells
) counted
where matrix.classes is not null;

alter table store.epoch_split drop column classes, drop column confusion, drop column confusion_cells;

-- Nobody published scores by class before.
drop table store.class_scores;

-- Bucket b holds log-odds of p(class) from b / buckets_per_unit on; buckets that are not empty, ascending, with the samples
-- of the class and of others.
create table store.class_scores (
  run_key bigint not null,
  epoch integer not null,
  split text not null,
  class_index integer not null,
  buckets_per_unit integer not null,
  buckets integer[] not null,
  positives bigint[] not null,
  negatives bigint[] not null,
  -- Samples whose p(class) was NaN, in no bucket.
  nan_positives bigint not null,
  nan_negatives bigint not null,
  -- What the writer makes of the buckets, and how far at most the figures are from those of the samples; null where there
  -- are no positives or no negatives (average precision needs no negatives).
  roc_auc double precision,
  roc_auc_error double precision,
  average_precision double precision,
  average_precision_error double precision,
  primary key (run_key, epoch, split, class_index),
  foreign key (run_key, epoch, split) references store.epoch_split on delete cascade
);

-- Samples by p(predicted class) in bins of equal width: bin i, from 0, of n holds i / n < p <= (i + 1) / n.
create table store.calibration (
  run_key bigint not null,
  epoch integer not null,
  split text not null,
  classes integer not null,
  bins integer not null,
  -- All bins of all predicted classes together: samples, those predicted right, and the sum of p.
  bin_samples bigint[] not null,
  bin_correct bigint[] not null,
  bin_confidence double precision[] not null,
  -- Predicted class × bins + bin of the cells that are not empty, ascending.
  cells integer[] not null,
  cell_samples bigint[] not null,
  cell_correct bigint[] not null,
  cell_confidence double precision[] not null,
  -- Samples whose p was NaN, in no bin.
  nans bigint not null,
  primary key (run_key, epoch, split),
  foreign key (run_key, epoch, split) references store.epoch_split on delete cascade
);

-- ------------------------------------------------------------------------------------------- confusion

-- Names are looked up row by row, not joined, so that a query of the first few rows looks up those few.
create view confusion_cell as
select
  run.run_id,
  confusion.epoch,
  confusion.split,
  cell.true_class,
  coalesce(
    (
      select run_class.name from store.run_class
      where run_class.run_key = confusion.run_key and run_class.class_index = cell.true_class
    ),
    cell.true_class::text
  ) as true_name,
  cell.predicted_class,
  coalesce(
    (
      select run_class.name from store.run_class
      where run_class.run_key = confusion.run_key and run_class.class_index = cell.predicted_class
    ),
    cell.predicted_class::text
  ) as predicted_name,
  cell.samples,
  cell.samples::double precision / matrix.support[cell.true_class + 1] as share_of_true
from store.run
join store.confusion on confusion.run_key = run.run_key
-- Appending nothing unpacks the array, and offset 0 has that done once for all cells, not for each.
cross join lateral (
  select
    confusion.support || '{}'::bigint[] as support,
    confusion.cell_true,
    confusion.cell_predicted,
    confusion.cell_samples
  offset 0
) matrix
cross join lateral unnest(matrix.cell_true, matrix.cell_predicted, matrix.cell_samples)
  as cell (true_class, predicted_class, samples);

create view confused_pair as
select *
from confusion_cell
where true_class <> predicted_class;

-- f1 = 2 TP / (2 TP + FP + FN) is the harmonic mean of precision and recall where both are defined.
create view class_report as
select
  run.run_id,
  confusion.epoch,
  confusion.split,
  class.number::integer - 1 as class_index,
  coalesce(
    (
      select run_class.name from store.run_class
      where run_class.run_key = confusion.run_key and run_class.class_index = class.number - 1
    ),
    (class.number - 1)::text
  ) as class,
  class.support,
  class.predicted,
  class.correct as true_positives,
  class.predicted - class.correct as false_positives,
  class.support - class.correct as false_negatives,
  confusion.samples - class.support - class.predicted + class.correct as true_negatives,
  class.correct / nullif(class.predicted, 0)::double precision as precision,
  class.correct / nullif(class.support, 0)::double precision as recall,
  2 * class.correct / nullif(class.support + class.predicted, 0)::double precision as f1,
  (confusion.samples - class.support - class.predicted + class.correct)
    / nullif(confusion.samples - class.support, 0)::double precision as specificity,
  (class.support - class.correct) / nullif(class.support, 0)::double precision as error_rate
from store.run
join store.confusion on confusion.run_key = run.run_key
cross join lateral unnest(confusion.support, confusion.predicted, confusion.correct)
  with ordinality as class (support, predicted, correct, number);

-- precision_weighted is 0 where all that was predicted are classes without samples: the weights are all 0 then, and so are
-- the precisions. matthews is 0 where all samples are of one class or predicted as one, by scikit-learn's convention.
create view classification_epoch as
select
  run.run_id,
  confusion.epoch,
  confusion.split,
  epoch_split.pass,
  epoch_split.samples,
  confusion.classes,
  figure.classes_present::integer as classes_present,
  figure.classes_predicted::integer as classes_predicted,
  epoch_split.loss,
  figure.accuracy,
  figure.recall_macro as balanced_accuracy,
  (figure.samples - figure.correct) / figure.samples as error_rate,
  figure.accuracy as precision_micro,
  figure.accuracy as recall_micro,
  figure.accuracy as f1_micro,
  figure.precision_macro,
  figure.recall_macro,
  figure.f1_macro,
  coalesce(figure.precision_weighted, figure.precision_macro) as precision_weighted,
  figure.accuracy as recall_weighted,
  figure.f1_weighted,
  case
    when confusion.samples = 0 then null
    when figure.predicted_variation = 0 or figure.true_variation = 0 then 0
    else (figure.correct * figure.samples - figure.agreement)
      / sqrt(figure.predicted_variation * figure.true_variation)
  end as matthews,
  1 - (figure.samples - figure.correct) * figure.samples
    / nullif(power(figure.samples, 2) - figure.agreement, 0) as kappa,
  figure.largest / figure.samples as majority_share
from store.run
join store.epoch_split on epoch_split.run_key = run.run_key
join store.confusion
  on (confusion.run_key, confusion.epoch, confusion.split)
    = (epoch_split.run_key, epoch_split.epoch, epoch_split.split)
cross join lateral (
  select
    nullif(confusion.samples, 0)::double precision as samples,
    sum(class.correct) as correct,
    sum(class.correct) / nullif(confusion.samples, 0) as accuracy,
    count(*) filter (where class.support > 0) as classes_present,
    count(*) filter (where class.predicted > 0) as classes_predicted,
    max(class.support) as largest,
    avg(class.correct / nullif(class.predicted, 0)) as precision_macro,
    avg(class.correct / nullif(class.support, 0)) as recall_macro,
    avg(2 * class.correct / nullif(class.support + class.predicted, 0)) as f1_macro,
    sum(class.support * class.correct / nullif(class.predicted, 0))
      / nullif(sum(class.support) filter (where class.predicted > 0), 0) as precision_weighted,
    sum(class.support * 2 * class.correct / nullif(class.support + class.predicted, 0))
      / nullif(confusion.samples, 0) as f1_weighted,
    sum(class.support * class.predicted) as agreement,
    power(confusion.samples::double precision, 2) - sum(power(class.support, 2)) as true_variation,
    power(confusion.samples::double precision, 2) - sum(power(class.predicted, 2)) as predicted_variation
  from unnest(
    confusion.support::double precision[],
    confusion.predicted::double precision[],
    confusion.correct::double precision[]
  ) as class (support, predicted, correct)
) figure;

-- The rows of scikit-learn's report in its order, with a word where a figure is undefined.
create view classification_report as
select
  run_id,
  epoch,
  split,
  class_index as position,
  class as label,
  precision,
  recall,
  f1,
  support,
  nullif(
    concat_ws(', ', case when support = 0 then 'no samples' end, case when predicted = 0 then 'never predicted' end),
    ''
  ) as note
from class_report
union all
select
  figure.run_id,
  figure.epoch,
  figure.split,
  figure.classes + line.number,
  line.label,
  line.precision,
  line.recall,
  line.f1,
  confusion.samples,
  line.note
from classification_epoch figure
join store.run on run.run_id = figure.run_id
join store.confusion
  on (confusion.run_key, confusion.epoch, confusion.split) = (run.run_key, figure.epoch, figure.split)
cross join lateral (
  select
    case when confusion.samples = 0 then 'no samples' end as empty,
    case
      when confusion.samples = 0 then 'no samples'
      when least(figure.classes_present, figure.classes_predicted) < figure.classes then 'undefined figures left out'
    end as partial
) note
cross join lateral (
  values
    (0, 'accuracy', null, null, figure.accuracy, note.empty),
    (1, 'macro avg', figure.precision_macro, figure.recall_macro, figure.f1_macro, note.partial),
    (2, 'weighted avg', figure.precision_weighted, figure.recall_weighted, figure.f1_weighted, note.partial)
) as line (number, label, precision, recall, f1, note);

-- --------------------------------------------------------------------------------------------- ranking

-- positives and negatives are those in buckets.
create view class_ranking as
select
  run.run_id,
  scores.epoch,
  scores.split,
  scores.class_index,
  coalesce(
    (
      select run_class.name from store.run_class
      where run_class.run_key = scores.run_key and run_class.class_index = scores.class_index
    ),
    scores.class_index::text
  ) as class,
  (select coalesce(sum(counted), 0) from unnest(scores.positives) counted)::bigint as positives,
  (select coalesce(sum(counted), 0) from unnest(scores.negatives) counted)::bigint as negatives,
  scores.nan_positives + scores.nan_negatives as not_a_number,
  scores.roc_auc,
  scores.roc_auc_error,
  scores.average_precision,
  scores.average_precision_error
from store.run
join store.class_scores scores on scores.run_key = run.run_key;

-- How many samples have log-odds of p(class) from low to below high; only intervals that have any.
create view class_score_bucket as
select
  run.run_id,
  scores.epoch,
  scores.split,
  scores.class_index,
  bucket.number / scores.buckets_per_unit::double precision as low,
  (bucket.number + 1) / scores.buckets_per_unit::double precision as high,
  bucket.positives,
  bucket.negatives
from store.run
join store.class_scores scores on scores.run_key = run.run_key
cross join lateral unnest(scores.buckets, scores.positives, scores.negatives)
  as bucket (number, positives, negatives)
where bucket.positives > 0 or bucket.negatives > 0;

-- From (0, 0), where the threshold is null since nothing is taken for the class, to (1, 1); at each other point all samples
-- are that have log-odds of p(class) from log_odds on. No rows where there are no positives or no negatives.
create function roc_curve(run text, of_epoch integer, of_split text, of_class integer)
returns table (
  log_odds double precision,
  threshold double precision,
  false_positive_rate double precision,
  true_positive_rate double precision
)
language sql stable
as $$
  with bucket as (
    select *
    from class_score_bucket bucket
    where bucket.run_id = run
      and bucket.epoch = of_epoch
      and bucket.split = of_split
      and bucket.class_index = of_class
  ),
  total as (
    select sum(positives)::double precision as positives, sum(negatives)::double precision as negatives
    from bucket
    having sum(positives) > 0 and sum(negatives) > 0
  )
  select null::double precision, null::double precision, 0::double precision, 0::double precision
  from total
  union all
  select
    bucket.low,
    1 / (1 + exp(-bucket.low)),
    sum(bucket.negatives) over descending / total.negatives,
    sum(bucket.positives) over descending / total.positives
  from bucket
  cross join total
  window descending as (order by bucket.low desc)
  order by 1 desc nulls first
$$;

-- From the lowest threshold on, at which all samples are taken for the class, to recall 0 and precision 1, where the
-- threshold is null since none is. No rows where there are no positives.
create function precision_recall_curve(run text, of_epoch integer, of_split text, of_class integer)
returns table (
  log_odds double precision,
  threshold double precision,
  recall double precision,
  "precision" double precision
)
language sql stable
as $$
  with bucket as (
    select *
    from class_score_bucket bucket
    where bucket.run_id = run
      and bucket.epoch = of_epoch
      and bucket.split = of_split
      and bucket.class_index = of_class
  ),
  total as (
    select sum(positives)::double precision as positives
    from bucket
    having sum(positives) > 0
  )
  select
    bucket.low,
    1 / (1 + exp(-bucket.low)),
    sum(bucket.positives) over descending / total.positives,
    sum(bucket.positives) over descending
      / (sum(bucket.positives) over descending + sum(bucket.negatives) over descending)::double precision
  from bucket
  cross join total
  window descending as (order by bucket.low desc)
  union all
  select null::double precision, null::double precision, 0::double precision, 1::double precision
  from total
  order by 1 nulls last
$$;

-- ----------------------------------------------------------------------------------------- calibration

-- Every bin, of all predicted classes together.
create view reliability_bin as
select
  run.run_id,
  calibration.epoch,
  calibration.split,
  bin.number::integer - 1 as bin,
  (bin.number - 1) / calibration.bins::double precision as low,
  bin.number / calibration.bins::double precision as high,
  bin.samples,
  bin.correct,
  bin.confidence / nullif(bin.samples, 0) as confidence,
  bin.correct / nullif(bin.samples, 0)::double precision as accuracy
from store.run
join store.calibration on calibration.run_key = run.run_key
cross join lateral unnest(calibration.bin_samples, calibration.bin_correct, calibration.bin_confidence)
  with ordinality as bin (samples, correct, confidence, number);

-- Every bin of every predicted class.
create view class_reliability_bin as
select
  run.run_id,
  calibration.epoch,
  calibration.split,
  cell.class_index,
  coalesce(
    (
      select run_class.name from store.run_class
      where run_class.run_key = calibration.run_key and run_class.class_index = cell.class_index
    ),
    cell.class_index::text
  ) as class,
  cell.bin,
  cell.bin / calibration.bins::double precision as low,
  (cell.bin + 1) / calibration.bins::double precision as high,
  cell.samples,
  cell.correct,
  cell.confidence / nullif(cell.samples, 0) as confidence,
  cell.correct / nullif(cell.samples, 0)::double precision as accuracy
from store.run
join store.calibration on calibration.run_key = run.run_key
cross join lateral (
  -- Adding nothing to each bin rather than joining the cells with all bins, of which there may be many thousands.
  select
    counted.class_index,
    counted.bin,
    sum(counted.samples)::bigint as samples,
    sum(counted.correct)::bigint as correct,
    sum(counted.confidence) as confidence
  from (
    select class_index, bin, 0::bigint as samples, 0::bigint as correct, 0::double precision as confidence
    from generate_series(0, calibration.classes - 1) as class_index
    cross join generate_series(0, calibration.bins - 1) as bin
    union all
    select number / calibration.bins, number % calibration.bins, samples, correct, confidence
    from unnest(
      calibration.cells,
      calibration.cell_samples,
      calibration.cell_correct,
      calibration.cell_confidence
    ) as cell (number, samples, correct, confidence)
  ) counted
  group by counted.class_index, counted.bin
) cell;

-- The expected calibration error is the mean distance of accuracy and confidence over the bins, weighted by their samples
-- (Guo et al., On Calibration of Modern Neural Networks, 2017); overconfidence is the same with its sign, over all samples.
create view calibration as
select
  run.run_id,
  calibration.epoch,
  calibration.split,
  total.samples,
  calibration.nans as not_a_number,
  calibration.bins,
  total.distance / nullif(total.samples, 0) as expected_calibration_error,
  total.largest_distance as maximum_calibration_error,
  total.confidence / nullif(total.samples, 0) as mean_confidence,
  total.correct / nullif(total.samples, 0)::double precision as accuracy,
  (total.confidence - total.correct) / nullif(total.samples, 0) as overconfidence
from store.run
join store.calibration on calibration.run_key = run.run_key
cross join lateral (
  select
    sum(bin.samples)::bigint as samples,
    sum(bin.correct)::bigint as correct,
    sum(bin.confidence) as confidence,
    sum(abs(bin.correct - bin.confidence)) as distance,
    max(abs(bin.correct - bin.confidence) / nullif(bin.samples, 0)) as largest_distance
  from unnest(calibration.bin_samples, calibration.bin_correct, calibration.bin_confidence)
    as bin (samples, correct, confidence)
) total;

grant select on all tables in schema public to epochscope_read;
