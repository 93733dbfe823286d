-- The chosen class, or all as long as they can be told apart: of more than ten those of the lowest F1.
, chosen as (
  select class_index, class
  from class
  where ${true_index:sqlstring} in ('', class_index::text)
  order by f1 nulls last, class_index
  limit 10
)
