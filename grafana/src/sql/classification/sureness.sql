select round(low * 100) || ' – ' || round(high * 100) || ' %' as "p(predicted)", correct as "right", samples - correct as wrong
from bin
order by bin
