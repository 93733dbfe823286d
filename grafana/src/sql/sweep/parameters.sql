-- Those with most values first.
select parameter as __text, parameter as __value
from sweep_parameter
where sweep = ${sweep:sqlstring}
group by parameter
order by count(distinct value) desc, parameter
