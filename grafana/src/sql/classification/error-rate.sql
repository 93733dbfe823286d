-- More than 40 bars have no room for their names.
select class, error_rate as "error rate"
from class
where error_rate is not null
order by error_rate desc, class_index
limit 40
