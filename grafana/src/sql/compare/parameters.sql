-- What differs; numbers first, and of them those with most values.
select parameter as __text, parameter as __value
from compared_run(array[${runs:sqlstring}]) compared
join run_parameter on run_parameter.run_id = compared.run_id
where parameter not in ('name', 'tags')
group by parameter
having count(distinct value) > 1
order by bool_or(number is null), parameter = 'seed', count(distinct value) desc, parameter
