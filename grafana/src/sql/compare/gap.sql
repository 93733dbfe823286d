-- An exact evaluation takes the place of the train loss of the same epoch, which was taken with dropout on.
with shown as (
  select
    compared.place,
    compared.label,
    compared.run_id,
    measures.measures,
    epoch.epoch,
    coalesce(exact.loss, epoch.train_loss) as train_loss,
    exact.loss is not null as exact,
    epoch.validation_loss,
    coalesce(exact.accuracy, epoch.train_accuracy) as train_accuracy,
    epoch.validation_accuracy
  from compared_run(array[${runs:sqlstring}]) compared
  cross join lateral (
    select string_agg(measure.measure || ' ' || measure.value, ', ' order by measure.measure) as measures
    from run_regularisation measure
    where measure.run_id = compared.run_id
  ) measures
  left join lateral (
    select run_epoch.*
    from run_epoch
    where run_epoch.run_id = compared.run_id
    order by
      case when ${figure:sqlstring} = 'best' and run_epoch.validation_loss < 'Infinity' then run_epoch.validation_loss end,
      case when ${figure:sqlstring} = 'best' then run_epoch.epoch else -run_epoch.epoch end
    limit 1
  ) epoch on true
  cross join lateral (
    select
      max(epoch_metric.value) filter (where epoch_metric.metric = 'evaluation_train_loss') as loss,
      max(epoch_metric.value) filter (where epoch_metric.metric = 'evaluation_train_accuracy') as accuracy
    from epoch_metric
    where epoch_metric.run_id = compared.run_id
      and epoch_metric.epoch = epoch.epoch
      and epoch_metric.split = ''
      and epoch_metric.metric in ('evaluation_train_loss', 'evaluation_train_accuracy')
  ) exact
)
select
  case when shown.measures is null then 'without' else 'with' end as regularisation,
  shown.label as run,
  coalesce(shown.measures, 'none') as measures,
  shown.epoch,
  shown.train_loss as "train loss",
  shown.validation_loss as "validation loss",
  shown.validation_loss - shown.train_loss as gap,
  shown.validation_loss - shown.train_loss - (baseline.validation_loss - baseline.train_loss) as "gap − baseline",
  shown.validation_loss - baseline.validation_loss as "validation loss − baseline",
  shown.train_accuracy as "train accuracy",
  shown.validation_accuracy as "validation accuracy",
  shown.train_accuracy - shown.validation_accuracy as "accuracy gap",
  shown.validation_accuracy - baseline.validation_accuracy as "validation accuracy − baseline",
  case when shown.exact then 'exact' when shown.train_loss is not null then 'while training' end as "train taken"
from shown
left join shown baseline on baseline.run_id = ${baseline:sqlstring}
order by shown.measures is not null, shown.place
