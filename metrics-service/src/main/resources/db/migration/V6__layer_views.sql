-- How the layers of a network fare, from the histograms of their tensors; see docs/read-views.md.

set local search_path to public;

-- Norms are exact: of values with mean and m2, the sum of squares is m2 + n · mean².
-- Lateral, so that only the histograms of the runs asked for are read.
create view layer_health as
select
  run.run_id,
  layer.layer,
  run_layer.position,
  run_layer.kind,
  layer.epoch,
  layer.step,
  layer.gradient_norm,
  layer.weight_norm,
  layer.update_norm,
  layer.update_norm / nullif(layer.weight_norm, 0) as update_ratio,
  activation.zeros / nullif(values_of_activation.count, 0)::double precision as zeros,
  layer.non_finite,
  case when activation.finite > 0 then activation.mean end as activation_mean,
  case when activation.finite > 0 then sqrt(activation.m2 / activation.finite) end as activation_std,
  activation.saturated_values / nullif(values_of_activation.count, 0)::double precision as saturation,
  activation.units,
  activation.dead_units,
  cardinality(activation.dead_units) as dead
from store.run
cross join lateral (
  select
    histogram.layer,
    histogram.epoch,
    histogram.step,
    sqrt(sum(histogram.m2 + histogram.finite * power(histogram.mean, 2)) filter (where histogram.kind = 'gradient'))
      as gradient_norm,
    sqrt(sum(histogram.m2 + histogram.finite * power(histogram.mean, 2)) filter (where histogram.kind = 'weight'))
      as weight_norm,
    sqrt(sum(histogram.m2 + histogram.finite * power(histogram.mean, 2)) filter (where histogram.kind = 'update'))
      as update_norm,
    sum(histogram.nans + histogram.positive_infinities + histogram.negative_infinities)::bigint as non_finite,
    -- Probes are of one split.
    max(histogram.split) filter (where histogram.kind = 'activation') as probe_split
  from store.tensor_histogram histogram
  where histogram.run_key = run.run_key and histogram.kind <> 'input'
  group by histogram.layer, histogram.epoch, histogram.step
) layer
left join store.tensor_histogram activation
  on activation.run_key = run.run_key
  and activation.layer = layer.layer
  and activation.tensor = 'output'
  and activation.kind = 'activation'
  and activation.split = layer.probe_split
  and activation.epoch = layer.epoch
  and activation.step = layer.step
left join lateral (
  select activation.finite + activation.nans + activation.positive_infinities + activation.negative_infinities as count
) values_of_activation on true
left join store.run_layer on run_layer.run_key = run.run_key and run_layer.name = layer.layer;

create view dead_unit as
select
  run.run_id,
  histogram.layer,
  histogram.epoch,
  histogram.step,
  dead.unit
from store.run
join store.tensor_histogram histogram on histogram.run_key = run.run_key and histogram.kind = 'activation'
cross join lateral unnest(histogram.dead_units) as dead (unit);

-- Where the standard normal distribution has -1.5, -1, -0.5, 0, 0.5, 1 and 1.5 standard deviations, as TensorBoard has
-- it. Within a bucket values are taken to be spread evenly; between the minimum and the maximum, which are exact.
create function histogram_percentiles(run text, of_layer text, of_tensor text, of_kind text, of_split text)
returns table (
  epoch integer,
  step bigint,
  minimum double precision,
  p7 double precision,
  p16 double precision,
  p31 double precision,
  p50 double precision,
  p69 double precision,
  p84 double precision,
  p93 double precision,
  maximum double precision
)
language sql stable
as $$
  with counted as (
    select
      bucket.epoch,
      bucket.step,
      histogram.minimum,
      histogram.maximum,
      greatest(bucket.low, histogram.minimum) as low,
      least(bucket.high, histogram.maximum) as high,
      bucket.count::double precision as count,
      sum(bucket.count) over (
        partition by bucket.split, bucket.epoch, bucket.step order by bucket.low, bucket.high
      )::double precision as upto,
      sum(bucket.count) over (partition by bucket.split, bucket.epoch, bucket.step)::double precision as total
    from tensor_histogram histogram
    join histogram_bucket bucket
      on bucket.run_id = histogram.run_id
      and bucket.layer = histogram.layer
      and bucket.tensor = histogram.tensor
      and bucket.kind = histogram.kind
      and bucket.split = histogram.split
      and bucket.epoch = histogram.epoch
      and bucket.step = histogram.step
    where histogram.run_id = run
      and histogram.layer = of_layer
      and histogram.tensor = of_tensor
      and histogram.kind = of_kind
      and histogram.split = of_split
  ),
  ranked as (
    select
      counted.epoch,
      counted.step,
      counted.minimum,
      counted.maximum,
      percentile.share,
      counted.low
        + (counted.high - counted.low) * (percentile.share * counted.total - (counted.upto - counted.count)) / counted.count
        as value
    from counted
    join (values (0.0668::double precision), (0.1587), (0.3085), (0.5), (0.6915), (0.8413), (0.9332)) percentile (share)
      on percentile.share * counted.total > counted.upto - counted.count
      and percentile.share * counted.total <= counted.upto
  )
  select
    ranked.epoch,
    ranked.step,
    min(ranked.minimum),
    min(ranked.value) filter (where ranked.share = 0.0668),
    min(ranked.value) filter (where ranked.share = 0.1587),
    min(ranked.value) filter (where ranked.share = 0.3085),
    min(ranked.value) filter (where ranked.share = 0.5),
    min(ranked.value) filter (where ranked.share = 0.6915),
    min(ranked.value) filter (where ranked.share = 0.8413),
    min(ranked.value) filter (where ranked.share = 0.9332),
    min(ranked.maximum)
  from ranked
  group by ranked.epoch, ranked.step
  order by ranked.step, ranked.epoch
$$;

-- One histogram, the last of its epoch, in linear bins between two limits that the caller chooses, so that several of
-- them can be laid over each other. A bucket that reaches over several bins is shared out by overlap; share is of all
-- finite values, those beyond the limits included.
create function histogram_shares(
  run text,
  of_layer text,
  of_tensor text,
  of_kind text,
  of_split text,
  of_epoch integer,
  from_value double precision,
  to_value double precision,
  bins integer default 60
)
returns table (bin integer, low double precision, high double precision, share double precision)
language sql stable
as $$
  with bin as (
    select
      number,
      from_value + (to_value - from_value) * number / bins as low,
      from_value + (to_value - from_value) * (number + 1) / bins as high
    from generate_series(0, bins - 1) as number
    where to_value > from_value
  ),
  latest as (
    select histogram.*
    from tensor_histogram histogram
    where histogram.run_id = run
      and histogram.layer = of_layer
      and histogram.tensor = of_tensor
      and histogram.kind = of_kind
      and histogram.split = of_split
      and histogram.epoch = of_epoch
    order by histogram.step desc
    limit 1
  ),
  clipped as (
    select
      greatest(bucket.low, latest.minimum) as low,
      least(bucket.high, latest.maximum) as high,
      bucket.count::double precision as count,
      sum(bucket.count) over ()::double precision as total
    from latest
    join histogram_bucket bucket
      on bucket.run_id = latest.run_id
      and bucket.layer = latest.layer
      and bucket.tensor = latest.tensor
      and bucket.kind = latest.kind
      and bucket.split = latest.split
      and bucket.epoch = latest.epoch
      and bucket.step = latest.step
  ),
  shared as (
    select
      touched.bin,
      sum(
        clipped.count / clipped.total * case
          when clipped.high > clipped.low then
            greatest(least(clipped.high, bin.high) - greatest(clipped.low, bin.low), 0) / (clipped.high - clipped.low)
          else 1
        end
      ) as share
    from clipped
    cross join lateral generate_series(
      least(floor((greatest(clipped.low, from_value) - from_value) / (to_value - from_value) * bins)::integer, bins - 1),
      least(floor((least(clipped.high, to_value) - from_value) / (to_value - from_value) * bins)::integer, bins - 1)
    ) as touched (bin)
    join bin on bin.number = touched.bin
    where clipped.high >= from_value and clipped.low <= to_value
    group by touched.bin
  )
  select bin.number, bin.low, bin.high, coalesce(shared.share, 0)
  from bin
  cross join latest
  left join shared on shared.bin = bin.number
  order by bin.number
$$;

-- Text as a part of an address, such as the name of a layer within a block: 'block/01Conv2d' is 'block%2F01Conv2d'.
create function url_encoded(part text)
returns text
language sql immutable
as $$
  select case when part is not null then
    coalesce(
      string_agg(
        case
          when sign.character ~ '^[A-Za-z0-9._~-]$' then sign.character
          else upper(regexp_replace(encode(convert_to(sign.character, 'UTF8'), 'hex'), '(..)', '%\1', 'g'))
        end,
        ''
        order by sign.position
      ),
      ''
    )
  end
  from regexp_split_to_table(part, '') with ordinality as sign (character, position)
$$;

grant select on all tables in schema public to epochscope_read;
