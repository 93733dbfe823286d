-- The chosen sample against the others that are watched: what is high for all of them says nothing about this one.
select
  unit,
  max(value) filter (where split || ':' || sample = ${sample:sqlstring}) as "this sample",
  avg(value) as "mean of all watched samples"
from sample_activation
where run_id = ${run:sqlstring} and layer = ${active:sqlstring} and epoch::text = ${at:sqlstring}
group by unit
order by unit
