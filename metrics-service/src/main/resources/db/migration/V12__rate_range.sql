-- Rate-range tests: losses against learning rates, and the rates that they suggest.

set local search_path to public;

-- Loss, rate and smoothed loss of a test come in the same slices, which are joined as they are: no step is looked up.
create view rate_range as
select run.run_id, tried.step, tried.learning_rate, tried.loss, tried.smoothed_loss
from store.run
join store.step_scalars rate on rate.run_key = run.run_key and rate.name = 'learning_rate'
join store.step_scalars loss
  on (loss.run_key, loss.name, loss.epoch, loss.first_step, loss.attempt)
    = (rate.run_key, 'loss', rate.epoch, rate.first_step, rate.attempt)
join store.step_scalars smoothed
  on (smoothed.run_key, smoothed.name, smoothed.epoch, smoothed.first_step, smoothed.attempt)
    = (rate.run_key, 'smoothed_loss', rate.epoch, rate.first_step, rate.attempt)
cross join lateral unnest(rate.steps, rate.scalars, loss.scalars, smoothed.scalars)
  as tried (step, learning_rate, loss, smoothed_loss)
where run.kind = 'rate-range-test'
  and rate.attempt = (
    select max(other.attempt)
    from store.step_scalars other
    where (other.run_key, other.name) = (rate.run_key, rate.name)
  );

create view rate_range_suggestion as
select
  run.run_id,
  substr(suggested.metric, length('suggested_learning_rate_') + 1) as method,
  suggested.value as learning_rate,
  suggested.value is not distinct from recommended.value as recommended
from store.run
join store.epoch_metric suggested
  on suggested.run_key = run.run_key
  and suggested.split = ''
  and starts_with(suggested.metric, 'suggested_learning_rate_')
left join store.epoch_metric recommended
  on (recommended.run_key, recommended.epoch, recommended.split, recommended.metric)
    = (suggested.run_key, suggested.epoch, '', 'suggested_learning_rate')
where run.kind = 'rate-range-test';

-- The list of metrics goes on where it ended.
alter view metric rename to listed_metric;
alter view listed_metric set schema store;

create view metric as
select * from store.listed_metric
union all
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
      'smoothed_loss', 'Smoothed loss', 'of the loss', null, null, 'lower',
      'of a rate-range test: m / (1 - β^n) of n losses, m = β m + (1 - β) loss, β its smoothing',
      'fastai: AvgSmoothLoss',
      'rate_range'
    ),
    (
      'suggested_learning_rate', 'Suggested learning rate', '', '0', 'Infinity', null,
      'of a rate-range test: the one recommended, which is that of the valley',
      'fastai: lr_find',
      'epoch_metric'
    ),
    (
      'suggested_learning_rate_valley', 'Suggested learning rate, valley', '', '0', 'Infinity', null,
      'rate at step e - n + floor(n / 3) + floor(n / 6), the longest decreasing subsequence of the smoothed losses having n members and ending with step e',
      'fastai: valley',
      'epoch_metric'
    ),
    (
      'suggested_learning_rate_steepest', 'Suggested learning rate, steepest fall', '', '0', 'Infinity', null,
      'rate at which the smoothed loss falls most over the logarithm of the rate',
      'fastai: steep',
      'epoch_metric'
    ),
    (
      'suggested_learning_rate_minimum', 'Suggested learning rate, minimum', '', '0', 'Infinity', null,
      'rate of the lowest smoothed loss / 10',
      'fastai: minimum',
      'epoch_metric'
    )
) as listed (metric, title, unit, lowest, highest, better, formula, source, where_from);

grant select on rate_range, rate_range_suggestion, metric to epochscope_read;
