// A dashboard made of rows of panels. A row's panels share its width in equal parts unless they have a `width` (of 24),
// and ids and positions follow from the order.
local all = [
  { slug: 'runs', title: 'Runs' },
  { slug: 'curves', title: 'Curves' },
  { slug: 'patches', title: 'Patches' },
  { slug: 'distributions', title: 'Distributions' },
];

local uid(slug) = 'epochscope-' + slug;

local sum(numbers) = std.foldl(function(a, b) a + b, numbers, 0);

local widthOf(panel, row) = if std.objectHasAll(panel, 'width') then panel.width else std.floor(24 / std.length(row.panels));

local placed(rows) = std.flattenArrays([
  [
    local row = rows[r];
    local panel = row.panels[p];
    panel {
      id: 100 * (r + 1) + p,
      gridPos: {
        x: sum([widthOf(before, row) for before in row.panels[0:p]]),
        y: sum([before.height for before in rows[0:r]]),
        w: widthOf(panel, row),
        h: row.height,
      },
    }
    for p in std.range(0, std.length(rows[r].panels) - 1)
  ]
  for r in std.range(0, std.length(rows) - 1)
]);

{
  // Where a dashboard is with its run: `run` is the variable of the page, or a field of the row clicked on.
  link(slug, run='${run:queryparam}'):: '/d/' + uid(slug) + '?' + run,
  runOfRow:: 'var-run=${__data.fields.run:percentencode}',

  dashboard(slug, description, variables, rows):: {
    uid: uid(slug),
    title: [each.title for each in all if each.slug == slug][0],
    description: description,
    tags: ['epochscope'],
    schemaVersion: 42,
    editable: false,
    graphTooltip: 1,
    refresh: '5s',
    // Nothing here depends on the time range; x axes are epochs and steps.
    time: { from: 'now-6h', to: 'now' },
    timepicker: { hidden: true },
    timezone: 'browser',
    annotations: { list: [] },
    links: [
      {
        type: 'link',
        title: each.title,
        tooltip: each.title + ' of the same run',
        icon: 'dashboard',
        url: $.link(each.slug),
        asDropdown: false,
        includeVars: false,
        keepTime: false,
        targetBlank: false,
        tags: [],
      }
      for each in all
      if each.slug != slug
    ],
    templating: { list: variables },
    panels: placed(rows),
  },
}
