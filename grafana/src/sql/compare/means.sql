select
  regularisation,
  count(*) as runs,
  avg("train loss") as "train loss",
  avg("validation loss") as "validation loss",
  avg(gap) as gap,
  avg("train accuracy") as "train accuracy",
  avg("validation accuracy") as "validation accuracy",
  avg("accuracy gap") as "accuracy gap"
from
