select class as __text, class_index::text as __value
from class
where class = ${true_class:sqlstring}
