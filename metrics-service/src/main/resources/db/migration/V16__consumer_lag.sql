-- How far storing is behind: what the service measures of its consumers, so that alerts can be given.

set local search_path to public;

create table store.consumer_lag (
  topic text not null,
  partition integer not null,
  -- Records that are not stored yet.
  lag bigint not null,
  measured_at timestamptz not null,
  primary key (topic, partition)
);

create view consumer_lag as
select consumer_lag.topic, consumer_lag.partition, consumer_lag.lag, consumer_lag.measured_at
from store.consumer_lag;

grant select on consumer_lag, rule, finding to epochscope_read;
