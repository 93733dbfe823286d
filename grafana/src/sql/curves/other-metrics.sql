-- The run's own first, then what no other panel shows, then the rest.
select metric as __text, metric as __value
from (select distinct metric from epoch_metric where run_id = ${run:sqlstring}) published
left join metric known using (metric)
order by known.metric is not null, metric in ('loss', 'accuracy', 'gradient_norm', 'samples_per_second'), metric
