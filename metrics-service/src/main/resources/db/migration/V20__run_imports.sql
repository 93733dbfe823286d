-- Runs that came in as archives. What was told of a deletion before that is over: it may still be on its way, or come again
-- with a replay, and does not take the run away once more.
create table store.run_import (
  run_key bigint primary key references store.run on delete cascade,
  imported_at timestamptz not null
);
