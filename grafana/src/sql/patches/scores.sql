select scores as __text, scores as __value
from (select case ${pass:sqlstring} when 'evaluation' then 'evaluation' else 'each' end as scores) named
where ${at:sqlstring} <> ''
