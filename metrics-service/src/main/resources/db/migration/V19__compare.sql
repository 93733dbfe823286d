-- Long curves in few points, and runs beside each other.

set local search_path to public;

-- ------------------------------------------------------------------------------------------- long curves

-- A slice in short, which Java writes with it: of each 256 of its steps the last, the least and the greatest finite value,
-- and the first and the last one that is not finite, each with the last of these steps; and the first of all. With the last go the sum of the
-- finite values of those steps and how many there are. Null where it would not be shorter, and in what was stored before there were such columns.
alter table store.step_scalars
add column size integer generated always as (cardinality(steps)) stored,
add column last_step bigint generated always as (steps[cardinality(steps)]) stored,
add column short_steps bigint[],
add column short_scalars double precision[],
add column short_ends bigint[],
add column short_sums double precision[],
add column short_counts integer[];

-- Of the highest attempt alone, as step_scalar.
create view step_slice as
select
  run.run_id,
  step_scalars.name,
  step_scalars.epoch,
  step_scalars.first_step,
  step_scalars.last_step,
  step_scalars.size,
  step_scalars.steps,
  step_scalars.scalars,
  step_scalars.short_steps,
  step_scalars.short_scalars,
  step_scalars.short_ends,
  step_scalars.short_sums,
  step_scalars.short_counts
from store.run
join store.step_scalars on step_scalars.run_key = run.run_key
where step_scalars.size > 0
  and step_scalars.attempt = (
    select max(other.attempt)
    from store.step_scalars other
    where (other.run_key, other.name, other.epoch) = (step_scalars.run_key, step_scalars.name, step_scalars.epoch)
  );

drop function step_curve;

-- A curve over steps in at most so many points, for a screen. The range is cut in stretches of as many steps; of each the
-- least and the greatest finite value are kept, the first and the last one that is not finite, and the last one, all at
-- their own steps; and the first one of all. mean is that of the stretch's finite values, at its last step.
-- A slice that lies in the range is read in short, unless there are less than 64 steps a stretch in such slices, which are
-- read as they are. What was shortened together goes into one stretch together, that of its end: so stretches are a
-- little uneven, and of each it is as exact as of single steps.
-- Least and greatest are found by comparing arrays of value and step; of steps with one value the first is taken.
create function step_curve(
  run text,
  scalar text,
  points integer default 2000,
  from_step bigint default null,
  to_step bigint default null
)
returns table (step bigint, value double precision, mean double precision)
language sql stable
as $$
  with slice as (
    select
      step_slice.*,
      step_slice.short_steps is not null
        and step_slice.first_step >= coalesce(from_step, step_slice.first_step)
        and step_slice.last_step <= coalesce(to_step, step_slice.last_step) as shortened
    from step_slice
    where step_slice.run_id = run
      and step_slice.name = scalar
      and step_slice.last_step >= coalesce(from_step, step_slice.last_step)
      and step_slice.first_step <= coalesce(to_step, step_slice.first_step)
  ),
  extent as (
    select
      greatest(min(first_step), from_step) as first,
      least(max(last_step), to_step) as last,
      greatest((points - 1) / 5, 1) as stretches,
      sum(size) filter (where shortened) > 64 * greatest((points - 1) / 5, 1) as long
    from slice
  ),
  read as (
    select
      extent.first,
      extent.last,
      extent.stretches,
      case when extent.long and slice.shortened then slice.short_steps else slice.steps end as steps,
      case when extent.long and slice.shortened then slice.short_scalars else slice.scalars end as scalars,
      case when extent.long and slice.shortened then slice.short_ends else slice.steps end as ends,
      case when extent.long and slice.shortened then slice.short_sums end as sums,
      case when extent.long and slice.shortened then slice.short_counts end as counts
    from slice
    cross join extent
  ),
  taken as (
    select
      taken.step,
      taken.value,
      taken.value > '-Infinity' and taken.value < 'Infinity' as finite,
      case when read.sums is null then taken.value else taken.sum end as sum,
      case when read.sums is null then 1 else taken.count end as count,
      read.sums is not null as short,
      (taken.last - read.first) * read.stretches / (read.last - read.first + 1) as stretch
    from read
    cross join lateral unnest(read.steps, read.scalars, read.ends, read.sums, read.counts)
      as taken (step, value, last, sum, count)
    where taken.step between read.first and read.last
  ),
  stretch as (
    select
      case when stretch = min(stretch) over () then min(array[step, value]) end as first,
      max(array[step, value]) as last,
      min(array[value, step]) filter (where finite) as least,
      max(array[value, -step]) filter (where finite) as greatest,
      min(array[step, value]) filter (where not finite) as first_odd,
      max(array[step, value]) filter (where not finite) as last_odd,
      sum(sum) filter (where short or finite) / nullif(sum(count) filter (where short or finite), 0) as mean
    from taken
    group by stretch
  )
  select distinct on (point.step) point.step, point.value, point.mean
  from stretch
  cross join lateral (
    values
      (stretch.first[1]::bigint, stretch.first[2], null::double precision),
      (stretch.last[1]::bigint, stretch.last[2], stretch.mean),
      (stretch.least[2]::bigint, stretch.least[1], null),
      (-stretch.greatest[2]::bigint, stretch.greatest[1], null),
      (stretch.first_odd[1]::bigint, stretch.first_odd[2], null),
      (stretch.last_odd[1]::bigint, stretch.last_odd[2], null)
  ) as point (step, value, mean)
  where point.step is not null
  order by point.step, point.mean nulls last
$$;

-- What somebody typed into a field for a step: its digits, and nothing if there are none.
create function typed_step(typed text)
returns bigint
language sql immutable
as $$
  select nullif(left(regexp_replace(typed, '\D', '', 'g'), 18), '')::bigint
$$;

-- Exponential moving average with the bias of its beginning taken out, as TensorBoard smooths: to be used over a window.
-- What is not finite goes through as it is, and is left out of the average. The state is the average with its bias, what
-- the bias leaves of it, and the latest value.
create function store.smoothed_step(state double precision[], value double precision, weight double precision)
returns double precision[]
language sql immutable
as $$
  select case
    when value > '-Infinity' and value < 'Infinity'
      then array[state[1] * weight + value * (1 - weight), state[2] * weight + 1 - weight, value]
    else array[state[1], state[2], value]
  end
$$;

create function store.smoothed_result(state double precision[])
returns double precision
language sql immutable
as $$
  select case when state[3] > '-Infinity' and state[3] < 'Infinity' then state[1] / state[2] else state[3] end
$$;

create aggregate smoothed (value double precision, weight double precision) (
  sfunc = store.smoothed_step,
  stype = double precision[],
  initcond = '{0,0,NULL}',
  finalfunc = store.smoothed_result
);

-- A number as text, for tables that have numbers and texts in one column.
create function significant_digits(value double precision, digits integer)
returns text
language sql immutable
as $$
  select case
    when value > '-Infinity' and value < 'Infinity' and value <> 0
      then trim_scale(round(value::numeric, digits - 1 - floor(log(abs(value)))::integer))::text
    else value::text
  end
$$;

-- -------------------------------------------------------------------------------------- what was asked for

-- The leaves of a JSON object by their paths, as sweeps name them: lists are leaves.
create function json_leaf(document jsonb)
returns table (path text, value jsonb)
language sql immutable
as $$
  with recursive node (path, value) as (
    select field.key, field.value
    from jsonb_each(case when jsonb_typeof(document) = 'object' then document end) as field
    union all
    select node.path || '.' || field.key, field.value
    from node
    cross join lateral jsonb_each(case when jsonb_typeof(node.value) = 'object' then node.value end) as field
  )
  select node.path, node.value
  from node
  where jsonb_typeof(node.value) <> 'object' or node.value = '{}'
$$;

-- A value of a request as text; numbers that are the same are the same text, however they were written.
create function json_text(value jsonb)
returns text
language sql immutable
as $$
  select case jsonb_typeof(value) when 'number' then trim_scale(value::numeric)::text else value #>> '{}' end
$$;

-- What runs that differ in their seed alone have in common, and no other run has: a digest of all that is asked for but the
-- seed, what people call the run, and what is watched, evaluated and kept of it, none of which changes how it learns.
create function run_group_key(request jsonb)
returns text
language sql immutable
as $$
  select md5(jsonb_object_agg(leaf.path, json_text(leaf.value))::text)
  from json_leaf(request - '{seed,name,tags,watch,evaluation,checkpoints}'::text[]) leaf
$$;

-- What a run was asked for, without what takes reading its epochs.
create view run_request as
select
  run.run_id,
  coalesce(note.name, run.name, run.run_id) as name,
  run.kind,
  run.seed,
  coalesce(run.started_at, run.first_event_at) as started_at,
  coalesce(run_group_key(run.request), run.run_id) as seed_group,
  run.request
from store.run
left join store.run_note note on note.run_key = run.run_key
where run.first_event_at is not null;

create view run_parameter as
select
  run.run_id,
  leaf.path as parameter,
  json_text(leaf.value) as value,
  case when jsonb_typeof(leaf.value) = 'number' then leaf.value::double precision end as number
from store.run
cross join lateral json_leaf(run.request) leaf
where run.first_event_at is not null;

-- What keeps a run from learning its samples by heart.
create view run_regularisation as
select
  run_parameter.run_id,
  case run_parameter.parameter
    when 'optimizer.weightDecay' then 'weight decay'
    when 'regularisation.labelSmoothing' then 'label smoothing'
    when 'earlyStopping.patience' then 'early stopping, patience'
    else regexp_replace(run_parameter.parameter, '^(model|regularisation)\.|\.', case when starts_with(run_parameter.parameter, 'augmentation.') then ' ' else '' end)
  end as measure,
  run_parameter.value
from run_parameter
where run_parameter.parameter in (
    'model.dropout', 'regularisation.l1', 'regularisation.l2', 'optimizer.weightDecay', 'regularisation.labelSmoothing',
    'augmentation.shift', 'augmentation.rotate', 'augmentation.noise', 'earlyStopping.patience'
  ) and run_parameter.number > 0
  or run_parameter.parameter in ('augmentation.flipHorizontal', 'augmentation.flipVertical') and run_parameter.value = 'true';

-- ------------------------------------------------------------------------------------ runs beside each other

-- The chosen runs in the order that they began, each with a label of its own, and the groups of those that differ in
-- their seed alone. ':newest' stands for the five newest trainings.
create function compared_run(runs text[])
returns table (
  run_id text,
  place bigint,
  label text,
  seed bigint,
  started_at timestamptz,
  seed_group text,
  group_place bigint,
  group_label text
)
language sql stable
as $$
  with chosen as (
    select run_request.run_id, run_request.name, run_request.seed, run_request.started_at, run_request.seed_group
    from run_request
    where run_request.run_id = any (
      runs || array(
        select newest.run_id
        from run_request newest
        where ':newest' = any (runs) and newest.kind is distinct from 'rate-range-test'
        order by newest.started_at desc, newest.run_id
        limit 5
      )
    )
  ),
  placed as (
    select
      chosen.*,
      row_number() over (order by chosen.started_at, chosen.run_id) as place,
      first_value(chosen.name) over (partition by chosen.seed_group order by chosen.started_at, chosen.run_id) as group_name,
      count(*) over (partition by chosen.seed_group) as members,
      min(chosen.started_at) over (partition by chosen.seed_group) as group_started
    from chosen
  ),
  grouped as (
    select placed.*, dense_rank() over (order by placed.group_started, placed.seed_group) as group_place
    from placed
  )
  select
    grouped.run_id,
    grouped.place,
    grouped.place || ': ' || grouped.name,
    grouped.seed,
    grouped.started_at,
    grouped.seed_group,
    grouped.group_place,
    case when grouped.group_place <= 26 then chr(64 + grouped.group_place::integer) else 'group ' || grouped.group_place end
      || ': ' || grouped.group_name || case when grouped.members > 1 then ' × ' || grouped.members else '' end
  from grouped
$$;

-- The last value of a metric and its best one, the first of them if there are several. A value that is no finite number is
-- never the best; neither is one of a metric of which nobody knows which way is better.
create function run_figure(runs text[], of_split text, of_metric text)
returns table (
  run_id text,
  last double precision,
  last_epoch integer,
  best double precision,
  best_epoch integer
)
language sql stable
as $$
  select
    measured.run_id,
    (array_agg(measured.value order by measured.epoch desc))[1],
    max(measured.epoch),
    (array_agg(measured.value order by measured.badness, measured.epoch) filter (where measured.badness is not null))[1],
    (array_agg(measured.epoch order by measured.badness, measured.epoch) filter (where measured.badness is not null))[1]
  from (
    select
      epoch_metric.run_id,
      epoch_metric.epoch,
      epoch_metric.value,
      case
        when epoch_metric.value > '-Infinity' and epoch_metric.value < 'Infinity' then
          case known.better when 'lower' then epoch_metric.value when 'higher' then -epoch_metric.value end
      end as badness
    from epoch_metric
    left join metric known on known.metric = of_metric
    where epoch_metric.run_id = any (runs) and epoch_metric.split = of_split and epoch_metric.metric = of_metric
  ) measured
  group by measured.run_id
$$;

-- A metric over the epochs of each group of the chosen runs, of the runs that have a finite value in an epoch.
create function seed_group_epoch(runs text[], of_split text, of_metric text)
returns table (
  seed_group text,
  epoch integer,
  runs bigint,
  mean double precision,
  std double precision,
  lowest double precision,
  highest double precision
)
language sql stable
as $$
  select
    compared.seed_group,
    epoch_metric.epoch,
    count(*),
    avg(epoch_metric.value),
    stddev_samp(epoch_metric.value),
    min(epoch_metric.value),
    max(epoch_metric.value)
  from compared_run($1) compared
  join epoch_metric on epoch_metric.run_id = compared.run_id
  where epoch_metric.split = of_split
    and epoch_metric.metric = of_metric
    and epoch_metric.value > '-Infinity'
    and epoch_metric.value < 'Infinity'
  group by compared.seed_group, epoch_metric.epoch
$$;

-- ----------------------------------------------------------------------------------------- more than chance

-- The regularised incomplete beta function I_x(a, b), by its continued fraction (NIST Digital Library of Mathematical
-- Functions, 8.17.22) as W. Lentz works fractions out, modified as in Numerical Recipes, third edition, 5.2 and 6.4. The
-- fraction converges fast below (a + 1) / (a + b + 2); above, I_x(a, b) = 1 - I_(1-x)(b, a) is used.
create function incomplete_beta(x double precision, a double precision, b double precision)
returns double precision
language plpgsql immutable
as $$
declare
  tiny constant double precision := 1e-300;
  c double precision := 1;
  d double precision;
  h double precision;
  factor double precision;
  term double precision;
begin
  if x is null or a is null or b is null or x < 0 or x > 1 or a <= 0 or b <= 0 then
    return null;
  elsif x = 0 or x = 1 then
    return x;
  elsif x > (a + 1) / (a + b + 2) then
    return 1 - incomplete_beta(1 - x, b, a);
  end if;
  d := 1 - (a + b) * x / (a + 1);
  d := 1 / case when abs(d) < tiny then tiny else d end;
  h := d;
  for m in 1 .. 10000 loop
    term := m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d := 1 + term * d;
    d := 1 / case when abs(d) < tiny then tiny else d end;
    c := 1 + term / c;
    c := case when abs(c) < tiny then tiny else c end;
    h := h * d * c;
    term := -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d := 1 + term * d;
    d := 1 / case when abs(d) < tiny then tiny else d end;
    c := 1 + term / c;
    c := case when abs(c) < tiny then tiny else c end;
    factor := d * c;
    h := h * factor;
    exit when abs(factor - 1) < 1e-15;
  end loop;
  term := lgamma(a + b) - lgamma(a) - lgamma(b) + a * ln(x) + b * ln(1::double precision - x);
  -- exp does not answer 0 where the result is too small for a number, but fails.
  return case when term < -700 then 0 else exp(term) * h / a end;
end
$$;

-- Whether the means of two samples differ by more than chance, variances not being taken for the same: B. L. Welch, The
-- generalization of "Student's" problem when several different population variances are involved, Biometrika 34, 1947.
-- Of the finite values. t, freedom and p are null where a sample has less than two, or where nothing varies.
create function welch_test(first double precision[], second double precision[])
returns table (
  first_runs bigint,
  first_mean double precision,
  first_std double precision,
  second_runs bigint,
  second_mean double precision,
  second_std double precision,
  difference double precision,
  t double precision,
  freedom double precision,
  p double precision
)
language sql immutable
as $$
  with sample as (
    select
      (select count(value) from unnest(first) as value where value > '-Infinity' and value < 'Infinity') as n1,
      (select avg(value) from unnest(first) as value where value > '-Infinity' and value < 'Infinity') as m1,
      (select stddev_samp(value) from unnest(first) as value where value > '-Infinity' and value < 'Infinity') as s1,
      (select count(value) from unnest(second) as value where value > '-Infinity' and value < 'Infinity') as n2,
      (select avg(value) from unnest(second) as value where value > '-Infinity' and value < 'Infinity') as m2,
      (select stddev_samp(value) from unnest(second) as value where value > '-Infinity' and value < 'Infinity') as s2
  ),
  spread as (
    select sample.*, s1 * s1 / nullif(n1, 0) as v1, s2 * s2 / nullif(n2, 0) as v2
    from sample
  ),
  test as (
    select
      spread.*,
      (m2 - m1) / sqrt(nullif(v1 + v2, 0)) as t,
      1 / (share * share / nullif(n1 - 1, 0) + (1 - share) * (1 - share) / nullif(n2 - 1, 0)) as freedom
    from spread
    cross join lateral (select v1 / nullif(v1 + v2, 0) as share) of_first
  )
  select
    n1, m1, s1, n2, m2, s2,
    m2 - m1,
    t,
    freedom,
    -- Both tails of Student's distribution.
    incomplete_beta(freedom / (freedom + t * t), freedom / 2, 0.5)
  from test
$$;

grant select on step_slice, run_request, run_parameter, run_regularisation to epochscope_read;
