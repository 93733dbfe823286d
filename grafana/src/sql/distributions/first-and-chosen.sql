with binned as (
  select
    epoch,
    bin,
    (low + high) / 2 as middle,
    share,
    min(epoch) over () as first_epoch,
    max(epoch) over () as last_epoch
  from histogram_bins(${run:sqlstring}, ${layer:sqlstring}, ${tensor:sqlstring}, ${kind:sqlstring})
)
select
  middle as value,
  sum(share) filter (where epoch = first_epoch) as first,
  sum(share) filter (where ${epoch:sqlstring} = epoch::text or ${epoch:sqlstring} = 'last' and epoch = last_epoch)
    as chosen
from binned
group by bin, middle
order by bin
