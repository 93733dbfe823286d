-- Those with most runs first.
select group_label as __text, seed_group as __value
from compared_run(array[${runs:sqlstring}])
group by seed_group, group_label, group_place
order by count(*) desc, group_place
