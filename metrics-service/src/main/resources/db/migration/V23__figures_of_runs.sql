-- What a metric came to is kept, and a metric over the epochs is asked for by the run: a join of the chosen runs with all that
-- was ever measured reads all of it.

set local search_path to public;

-- run_metric has the same, kept instead of worked out.
drop function run_figure;

create or replace function seed_group_epoch(runs text[], of_split text, of_metric text)
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
    measured.epoch,
    count(*),
    avg(measured.value),
    stddev_samp(measured.value),
    min(measured.value),
    max(measured.value)
  from compared_run($1) compared
  cross join lateral (
    select epoch_metric.epoch, epoch_metric.value
    from epoch_metric
    where epoch_metric.run_id = compared.run_id
      and epoch_metric.split = of_split
      and epoch_metric.metric = of_metric
      and epoch_metric.value > '-Infinity'
      and epoch_metric.value < 'Infinity'
    -- Asked for each run by itself, and not joined with those of all runs.
    offset 0
  ) measured
  group by compared.seed_group, measured.epoch
$$;

-- A table with a key instead of a list in a view: a join with it is left out where nothing of it is asked for.
create table store.known_metric as
select *
from metric;

alter table store.known_metric
add primary key (metric);

create or replace view metric as
select metric, title, unit, lowest, highest, better, formula, source, where_from
from store.known_metric;

drop view store.listed_metric;
