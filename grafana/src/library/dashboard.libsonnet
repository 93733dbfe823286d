// A dashboard made of rows of panels. A row's panels share its width in equal parts unless they have a `width` (of 24),
// and ids and positions follow from the order.
local all = [
  { slug: 'runs', title: 'Runs' },
  { slug: 'sweep', title: 'Sweep' },
  { slug: 'curves', title: 'Curves' },
  { slug: 'compare', title: 'Compare' },
  { slug: 'findings', title: 'Findings' },
  { slug: 'learning-rate', title: 'Learning rate' },
  { slug: 'classification', title: 'Classification' },
  { slug: 'regression', title: 'Regression' },
  { slug: 'patches', title: 'Patches' },
  { slug: 'distributions', title: 'Distributions' },
  { slug: 'network', title: 'Network' },
];

local uid(slug) = 'epochscope-' + slug;

local sum(numbers) = std.foldl(function(a, b) a + b, numbers, 0);

local heightOf(rows) = sum([row.height for row in rows]);

local widthOf(panel, row) = if std.objectHasAll(panel, 'width') then panel.width else std.floor(24 / std.length(row.panels));

local placedIn(row, id, y) = [
  row.panels[p] {
    id: id + p,
    gridPos: { x: sum([widthOf(before, row) for before in row.panels[0:p]]), y: y, w: widthOf(row.panels[p], row), h: row.height },
  }
  for p in std.range(0, std.length(row.panels) - 1)
];

local placedRows(rows, id, y) = std.flattenArrays([
  placedIn(rows[r], id * (r + 1), y + sum([before.height for before in rows[0:r]]))
  for r in std.range(0, std.length(rows) - 1)
]);

// Rows that are folded away, under a heading; below all others, so that nothing has to make room for them.
local folded(heading, id, y) = {
  type: 'row',
  title: heading.title,
  collapsed: true,
  id: id,
  gridPos: { x: 0, y: y, w: 24, h: 1 },
  panels: placedRows(heading.rows, 10 * id, y + 1),
};

local placed(rows, headings) =
  local height = heightOf(rows);
  placedRows(rows, 100, 0) + [
    folded(headings[i], 10000 + i, height + sum([1 + heightOf(before.rows) for before in headings[0:i]]))
    for i in std.range(0, std.length(headings) - 1)
  ];

{
  // Where a dashboard is with its run: `run` is the variable of the page, or a field of the row clicked on.
  link(slug, run='${run:queryparam}'):: '/d/' + uid(slug) + '?' + run,
  // Patches as it is, with some variables changed. kept: names of those that stay.
  here(kept, changed):: $.link('patches', std.join('&', ['${%s:queryparam}' % name for name in kept] + [changed])),
  runOfRow:: 'var-run=${__data.fields.run:percentencode}',

  // headings: [{title, rows}], folded away until somebody opens them; they are not asked for before.
  dashboard(slug, description, variables, rows, headings=[], refresh='5s'):: {
    uid: uid(slug),
    title: [each.title for each in all if each.slug == slug][0],
    description: description,
    tags: ['epochscope'],
    schemaVersion: 42,
    editable: false,
    graphTooltip: 1,
    refresh: refresh,
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
    panels: placed(rows, headings),
  },
}
