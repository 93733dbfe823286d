-- Samples that the splits of a run share.

set local search_path to public;

create table store.split_overlap (
  run_key bigint not null references store.run on delete cascade,
  first text not null,
  second text not null,
  samples bigint not null,
  primary key (run_key, first, second)
);

create view run_split_overlap as
select run.run_id, split_overlap.first, split_overlap.second, split_overlap.samples
from store.run
join store.split_overlap on split_overlap.run_key = run.run_key;

grant select on run_split_overlap to epochscope_read;
