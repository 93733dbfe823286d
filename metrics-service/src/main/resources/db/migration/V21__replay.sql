-- Dead letters that were stored after all.
alter table store.dead_letter add column replayed_at timestamptz;

set local search_path to public;

create or replace view dead_letter as
select
  dead_letter_id,
  recorded_at,
  reason,
  topic,
  partition,
  record_offset,
  run_id,
  attempt,
  sequence,
  octet_length(record_value) as record_bytes,
  replayed_at
from store.dead_letter;
