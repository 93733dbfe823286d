select coalesce(name.plural, recorded.kind) as __text, recorded.kind as __value
from (
  select distinct kind
  from tensor_histogram
  where run_id = ${run:sqlstring} and layer = ${layer:sqlstring}
) recorded
left join (
  values
    ('weight', 'values', 1),
    ('gradient', 'gradients', 2),
    ('update', 'updates', 3),
    ('pre_activation', 'pre-activations', 4),
    ('activation', 'activations', 5)
) name (kind, plural, rank) on name.kind = recorded.kind
order by name.rank, recorded.kind
