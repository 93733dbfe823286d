-- Of the chosen layer, or else of the nearest one before it, or after it, that has such pictures.
-- The time of the last event makes it another address when there is more to see, so that browsers fetch it anew.
select
  coalesce(shown.layer, 'no layer') as __text,
  coalesce(
    picture_url(
      '/runs/' || url_encoded(run.run_id) || '/network/feature-maps.png?layer='
      || url_encoded(shown.layer)
      || '&epoch='
      || ${at:sqlstring}
      || '&split=' || split_part(${sample:sqlstring}, ':', 1)
      || '&sample=' || split_part(${sample:sqlstring}, ':', 2)
      || '&width=720&height=660&changed=' || round(extract(epoch from run.last_event_at) * 1000)
    ),
    case when shown.layer is null then
      'data:image/svg+xml,' || url_encoded(
        '<svg xmlns="http://www.w3.org/2000/svg" width="560" height="60"><text x="280" y="35" text-anchor="middle"'
        || ' font-family="sans-serif" font-size="15" fill="#888">'
        || 'This network has no feature maps: its layers hand on single values</text></svg>'
      )
    end,
    ''
  ) as __value
from run
left join (
  select pictured.layer
  from (select distinct layer from network_picture where run_id = ${run:sqlstring} and kind = 'feature-maps') pictured
  left join run_layer mine on mine.run_id = ${run:sqlstring} and mine.layer = pictured.layer
  left join run_layer chosen on chosen.run_id = ${run:sqlstring} and chosen.layer = ${layer:sqlstring}
  order by mine.position > chosen.position, abs(mine.position - chosen.position), pictured.layer
  limit 1
) shown on true
where run.run_id = ${run:sqlstring} and ${at:sqlstring} <> '' and picture_url('') is not null
