select report.epoch, chosen.class, report.precision, report.recall, report.f1
from chosen
join class_report report
  on report.run_id = ${run:sqlstring} and report.split = ${split:sqlstring} and report.class_index = chosen.class_index
order by report.epoch, chosen.class_index
