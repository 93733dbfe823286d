-- What is published by the name of a metric, or comes of it in a view. A user's own metric has no row here: join it by left
-- join. lowest and highest are null where they depend on what is measured; better is null where neither way is.

set local search_path to public;

-- A split says its loss itself: a metric of it that is called so too would be a second one.
create or replace view epoch_metric as
select run.run_id, epoch_metric.epoch, epoch_metric.split, epoch_metric.metric, epoch_metric.value
from store.run
join store.epoch_metric on epoch_metric.run_key = run.run_key
where epoch_metric.metric <> 'loss' or epoch_metric.split = ''
union all
select run.run_id, epoch_split.epoch, epoch_split.split, 'loss', epoch_split.loss
from store.run
join store.epoch_split on epoch_split.run_key = run.run_key;

create view metric (metric, title, unit, lowest, highest, better, formula, source, where_from) as
select
  listed.metric,
  listed.title,
  nullif(listed.unit, ''),
  listed.lowest::double precision,
  listed.highest::double precision,
  listed.better,
  listed.formula,
  listed.source,
  listed.where_from
from (
  values
    (
      'loss', 'Loss', 'of the loss', null, null, 'lower',
      'mean over the samples of the loss that is trained on, without weights of samples; cross-entropy -ln p(true class) in nats for classes, of the scaled target for a regression',
      'scikit-learn: log_loss for cross-entropy',
      'epoch_metric'
    ),
    (
      'accuracy', 'Accuracy', '', '0', '1', 'higher',
      'samples predicted right / samples',
      'scikit-learn: accuracy_score',
      'epoch_metric'
    ),
    (
      'evaluation_train_loss', 'Loss of the training samples, exact', 'of the loss', null, null, 'lower',
      'loss of the training samples with the weights that the epoch arrived at, without dropout',
      'as loss',
      'epoch_metric'
    ),
    (
      'evaluation_train_accuracy', 'Accuracy of the training samples, exact', '', '0', '1', 'higher',
      'accuracy of the training samples with the weights that the epoch arrived at, without dropout',
      'as accuracy',
      'epoch_metric'
    ),
    (
      'evaluation_train_mae', 'Mean absolute error of the training samples, exact', 'of the target', '0', 'Infinity', 'lower',
      'mae of the training samples with the weights that the epoch arrived at, without dropout',
      'as mae',
      'epoch_metric'
    ),
    (
      'evaluation_train_rmse', 'Root mean square error of the training samples, exact', 'of the target', '0', 'Infinity', 'lower',
      'rmse of the training samples with the weights that the epoch arrived at, without dropout',
      'as rmse',
      'epoch_metric'
    ),
    (
      'evaluation_train_r2', 'Coefficient of determination of the training samples, exact', '', '-Infinity', '1', 'higher',
      'r2 of the training samples with the weights that the epoch arrived at, without dropout',
      'as r2',
      'epoch_metric'
    ),
    (
      'evaluation_train_median_absolute_error', 'Median absolute error of the training samples, exact', 'of the target', '0', 'Infinity', 'lower',
      'median_absolute_error of the training samples with the weights that the epoch arrived at, without dropout',
      'as median_absolute_error',
      'epoch_metric'
    ),
    (
      'gradient_norm', 'Gradient norm', '', '0', 'Infinity', null,
      'square root of the sum of the squares of all gradients at the last step of the epoch',
      'Euclidean norm',
      'epoch_metric'
    ),
    (
      'clipped_steps', 'Share of clipped steps', '', '0', '1', null,
      'steps of the epoch whose gradients were clipped / steps of the epoch; where a run clips them',
      'R. Pascanu et al., On the difficulty of training recurrent neural networks, 2013',
      'epoch_metric'
    ),
    (
      'samples_per_second', 'Training speed', 'samples/s', '0', 'Infinity', 'higher',
      'training samples / seconds of the training pass',
      'by the clock',
      'epoch_metric'
    ),
    (
      'mae', 'Mean absolute error', 'of the target', '0', 'Infinity', 'lower',
      'mean of abs(prediction - truth)',
      'scikit-learn: mean_absolute_error',
      'epoch_metric, regression_epoch'
    ),
    (
      'rmse', 'Root mean square error', 'of the target', '0', 'Infinity', 'lower',
      'square root of the mean of (prediction - truth)²',
      'scikit-learn: root_mean_squared_error',
      'epoch_metric, regression_epoch'
    ),
    (
      'r2', 'Coefficient of determination', '', '-Infinity', '1', 'higher',
      '1 - Σ (prediction - truth)² / Σ (truth - mean truth)²; undefined for a constant target',
      'scikit-learn: r2_score',
      'epoch_metric, regression_epoch'
    ),
    (
      'median_absolute_error', 'Median absolute error', 'of the target', '0', 'Infinity', 'lower',
      'median of abs(prediction - truth)',
      'scikit-learn: median_absolute_error',
      'epoch_metric, regression_epoch'
    ),
    (
      'error_rate', 'Error rate', '', '0', '1', 'lower',
      '1 - accuracy; of a class 1 - recall',
      'scikit-learn: zero_one_loss',
      'classification_epoch, class_report'
    ),
    (
      'balanced_accuracy', 'Balanced accuracy', '', '0', '1', 'higher',
      'mean of the recalls of the classes that have samples',
      'scikit-learn: balanced_accuracy_score',
      'classification_epoch'
    ),
    (
      'majority_share', 'Share of the commonest class', '', '0', '1', null,
      'samples of the commonest class / samples: the accuracy of always guessing it',
      'scikit-learn: DummyClassifier(strategy="most_frequent")',
      'classification_epoch'
    ),
    (
      'precision', 'Precision of a class', '', '0', '1', 'higher',
      'TP / (TP + FP); undefined where the class was never predicted',
      'scikit-learn: precision_score',
      'class_report'
    ),
    (
      'recall', 'Recall of a class', '', '0', '1', 'higher',
      'TP / (TP + FN); undefined where the class has no samples',
      'scikit-learn: recall_score',
      'class_report'
    ),
    (
      'f1', 'F1 of a class', '', '0', '1', 'higher',
      '2 TP / (2 TP + FP + FN); undefined where all three are 0',
      'scikit-learn: f1_score',
      'class_report'
    ),
    (
      'specificity', 'Specificity of a class', '', '0', '1', 'higher',
      'TN / (TN + FP); undefined where all samples are of the class',
      'scikit-learn: recall_score of the other samples',
      'class_report'
    ),
    (
      'precision_micro', 'Precision, micro', '', '0', '1', 'higher',
      'of the counts of all classes together; with one class a sample the same as accuracy',
      'scikit-learn: precision_score(average="micro")',
      'classification_epoch'
    ),
    (
      'precision_macro', 'Precision, macro', '', '0', '1', 'higher',
      'mean over the classes where it is defined',
      'scikit-learn: precision_score(average="macro", zero_division=nan)',
      'classification_epoch'
    ),
    (
      'precision_weighted', 'Precision, weighted', '', '0', '1', 'higher',
      'mean over the classes where it is defined, weighted by their samples',
      'scikit-learn: precision_score(average="weighted", zero_division=nan)',
      'classification_epoch'
    ),
    (
      'recall_micro', 'Recall, micro', '', '0', '1', 'higher',
      'of the counts of all classes together; with one class a sample the same as accuracy',
      'scikit-learn: recall_score(average="micro")',
      'classification_epoch'
    ),
    (
      'recall_macro', 'Recall, macro', '', '0', '1', 'higher',
      'mean over the classes where it is defined',
      'scikit-learn: recall_score(average="macro", zero_division=nan)',
      'classification_epoch'
    ),
    (
      'recall_weighted', 'Recall, weighted', '', '0', '1', 'higher',
      'mean over the classes where it is defined, weighted by their samples',
      'scikit-learn: recall_score(average="weighted", zero_division=nan)',
      'classification_epoch'
    ),
    (
      'f1_micro', 'F1, micro', '', '0', '1', 'higher',
      'of the counts of all classes together; with one class a sample the same as accuracy',
      'scikit-learn: f1_score(average="micro")',
      'classification_epoch'
    ),
    (
      'f1_macro', 'F1, macro', '', '0', '1', 'higher',
      'mean over the classes where it is defined',
      'scikit-learn: f1_score(average="macro", zero_division=nan)',
      'classification_epoch'
    ),
    (
      'f1_weighted', 'F1, weighted', '', '0', '1', 'higher',
      'mean over the classes where it is defined, weighted by their samples',
      'scikit-learn: f1_score(average="weighted", zero_division=nan)',
      'classification_epoch'
    ),
    (
      'matthews', 'Matthews correlation', '', '-1', '1', 'higher',
      '(c s - Σ p t) / sqrt((s² - Σ p²) (s² - Σ t²)), of s samples c right, by class t true and p predicted; 0 where a factor is 0',
      'J. Gorodkin, Comparing two K-category assignments by a K-category correlation coefficient, 2004; scikit-learn: matthews_corrcoef',
      'classification_epoch'
    ),
    (
      'kappa', 'Cohen''s kappa', '', '-1', '1', 'higher',
      '(accuracy - e) / (1 - e), e = Σ p t / s² the accuracy by chance',
      'J. Cohen, A coefficient of agreement for nominal scales, 1960; scikit-learn: cohen_kappa_score',
      'classification_epoch'
    ),
    (
      'roc_auc', 'Area under the ROC curve', '', '0', '1', 'higher',
      'share of pairs of a sample of the class and one of another in which the first has the higher p(class), ties counting half; from buckets, with the largest error beside it',
      'T. Fawcett, An introduction to ROC analysis, 2006; scikit-learn: roc_auc_score, one class against the rest',
      'class_ranking'
    ),
    (
      'average_precision', 'Average precision', '', '0', '1', 'higher',
      'Σ (R_n - R_(n-1)) P_n over the thresholds; from buckets, with the largest error beside it',
      'scikit-learn: average_precision_score',
      'class_ranking'
    ),
    (
      'expected_calibration_error', 'Expected calibration error', '', '0', '1', 'lower',
      'Σ over the bins of samples in it / samples · abs(accuracy - mean p(predicted class)), 15 bins of equal width',
      'C. Guo et al., On calibration of modern neural networks, 2017; bins as scikit-learn: calibration_curve',
      'calibration'
    ),
    (
      'maximum_calibration_error', 'Maximum calibration error', '', '0', '1', 'lower',
      'largest abs(accuracy - mean p(predicted class)) of a bin',
      'C. Guo et al., On calibration of modern neural networks, 2017',
      'calibration'
    ),
    (
      'mean_confidence', 'Mean confidence', '', '0', '1', null,
      'mean p(predicted class)',
      'C. Guo et al., On calibration of modern neural networks, 2017',
      'calibration'
    ),
    (
      'overconfidence', 'Overconfidence', '', '-1', '1', null,
      'mean p(predicted class) - accuracy; best is 0',
      'C. Guo et al., On calibration of modern neural networks, 2017',
      'calibration'
    ),
    (
      'learning_rate', 'Learning rate', '', '0', 'Infinity', null,
      'of the last step of the epoch',
      'the optimizer',
      'run_epoch'
    ),
    (
      'step', 'Steps', '', '0', 'Infinity', null,
      'steps of the optimizer since the run began',
      'the optimizer',
      'run_epoch'
    ),
    (
      'seconds_training', 'Time of training', 's', '0', 'Infinity', 'lower',
      'of the training pass, without waiting for data',
      'by the clock',
      'run_epoch'
    ),
    (
      'seconds_validating', 'Time of judging', 's', '0', 'Infinity', 'lower',
      'of the passes that judge',
      'by the clock',
      'run_epoch'
    ),
    (
      'seconds_watching', 'Time of watching', 's', '0', 'Infinity', 'lower',
      'of reading and publishing what is watched',
      'by the clock',
      'run_epoch'
    ),
    (
      'seconds_waiting_for_data', 'Time of waiting for data', 's', '0', 'Infinity', 'lower',
      'that the training pass waited for batches',
      'by the clock',
      'run_epoch'
    ),
    (
      'resident_bytes', 'Resident memory', 'bytes', '0', 'Infinity', 'lower',
      'of the trainer''s process, at the end of the epoch',
      'the operating system',
      'run_epoch'
    ),
    (
      'heap_bytes', 'Heap', 'bytes', '0', 'Infinity', 'lower',
      'of the trainer''s Java machine, at the end of the epoch',
      'the Java machine',
      'run_epoch'
    ),
    (
      'cpu_seconds', 'Processor time', 's', '0', 'Infinity', 'lower',
      'of the trainer''s process, since the epoch began',
      'the operating system',
      'run_epoch'
    )
) as listed (metric, title, unit, lowest, highest, better, formula, source, where_from);

grant select on metric to epochscope_read;
