select
  epoch,
  step,
  position,
  layer,
  -- Logarithmic axes have no place for zero.
  nullif(gradient_norm, 0) as "gradient norm",
  nullif(update_ratio, 0) as "update ratio",
  weight_norm as "weight norm",
  case when lower(kind) in ('sigmoid', 'tanh') then saturation when units > 0 then zeros end as flat,
  non_finite as "not finite",
  activation_mean as mean,
  activation_std as spread,
  dead
from layer_health
where run_id = ${run:sqlstring}
