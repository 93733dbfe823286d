select __text, __value
from (
  select 'any' as __text, '' as __value, -1 as class_index
  from class
  having count(*) > 0
  union all
  select class, class, class_index
  from class
) choice
order by class_index
