// The kinds of panel that the dashboards are made of. Title, description, unit and SQL have no default: a panel without
// one of them does not evaluate. `columns` gives settings to single columns of the result, by the name that the SQL
// gives them: {'best': {'custom.drawStyle': 'points'}}.
local datasource = import 'datasource.libsonnet';

local overrides(columns) = [
  {
    matcher: { id: 'byName', options: column },
    properties: [{ id: id, value: columns[column][id] } for id in std.objectFields(columns[column])],
  }
  for column in std.objectFields(columns)
];

// A query without rows gives a frame without fields, over which heatmaps stumble instead of saying that there are no
// data. This drops it.
local withoutEmptyFrames = { id: 'filterFieldsByName', options: { include: { pattern: '.*' } } };

// Trends and scatters look for their x field even then: so a row of nulls is made, and of trends taken away again.
local withNullRow(sql) = 'select result.*\nfrom (select) always\nleft join (\n' + sql + ') result on true\n';
local withoutNullRow(x) = {
  id: 'filterByValue',
  options: { type: 'exclude', match: 'any', filters: [{ fieldName: x, config: { id: 'isNull', options: {} } }] },
};

local panel(type, title, description, unit, sql, columns={}, empty='Nothing recorded yet') =
  assert std.length(title) > 0 && std.length(description) > 0 && std.length(unit) > 0 : 'title, description and unit of ' + title;
  {
    type: type,
    title: title,
    description: description,
    pluginVersion: '12.4.0',
    datasource: datasource.reference,
    targets: [datasource.target(sql)],
    transformations: [withoutEmptyFrames],
    fieldConfig: {
      defaults: { unit: unit, noValue: empty },
      overrides: overrides(columns),
    },
    options: {},
  };

local fixed(colour) = { mode: 'fixed', fixedColor: colour };
local coloured(texts) = {
  mappings: [
    {
      type: 'value',
      options: { [value]: { text: texts[value].text, color: texts[value].colour, index: 0 } for value in std.objectFields(texts) },
    },
  ],
};

// What the defaults say of y holds for x as well unless x says otherwise. An ordinal scale has a tick at whole epochs
// only, a linear one would put some between them.
local xOf = {
  epoch: { unit: 'none', decimals: 0, 'custom.scaleDistribution': { type: 'ordinal' } },
  step: { unit: 'none', decimals: 0, 'custom.scaleDistribution': { type: 'linear' } },
  // Powers of ten by their exponents: a logarithmic axis rounds its ends to the panel's decimals, and so 1e-7 to 0.
  exponent: { unit: 'prefix:1e', decimals: 1, 'custom.scaleDistribution': { type: 'linear' } },
  value: { unit: 'none', 'custom.scaleDistribution': { type: 'linear' } },
  unit: { unit: 'none', decimals: 0, 'custom.scaleDistribution': { type: 'ordinal' } },
};

// From (x, y, value) rows, ordered by x and y, to what a heatmap can draw on numeric axes: a column for x and one for
// each y.
local matrix(x, y, value) = {
  id: 'groupingToMatrix',
  options: { rowField: x, columnField: y, valueField: value, emptyValue: 'null' },
};

// Of the categories of bars; those that there is no room for are shown as if they had no value.
local categories = { unit: 'none', noValue: '' };

{
  overrides:: overrides,
  matrix:: matrix,

  // Settings of columns that mean the same everywhere.
  train:: { color: fixed('blue') },
  validation:: { color: fixed('orange') },
  // Evaluated once, at the end: a single point.
  test:: { color: fixed('green'), 'custom.showPoints': 'always', 'custom.pointSize': 10 },
  // A column that is null but where something is marked.
  mark(colour):: {
    color: fixed(colour),
    'custom.drawStyle': 'points',
    'custom.showPoints': 'always',
    'custom.pointSize': 14,
  },
  status:: coloured({
    RUNNING: { text: 'running', colour: 'blue' },
    STALLED: { text: 'stalled', colour: 'orange' },
    COMPLETED: { text: 'completed', colour: 'green' },
    STOPPED: { text: 'stopped', colour: 'yellow' },
    FAILED: { text: 'failed', colour: 'red' },
  }),
  completeness:: coloured({
    complete: { text: 'complete', colour: 'green' },
    'in progress': { text: 'in progress', colour: 'blue' },
    incomplete: { text: 'incomplete', colour: 'red' },
    'not provable': { text: 'not provable', colour: 'yellow' },
  }),
  verdict:: coloured({
    suspect_label: { text: 'suspect label', colour: 'red' },
    never_learned: { text: 'never learned', colour: 'purple' },
    forgotten: { text: 'forgotten', colour: 'orange' },
    inconsistent: { text: 'inconsistent', colour: 'yellow' },
    slow: { text: 'slow', colour: 'blue' },
    learned: { text: 'learned', colour: 'green' },
    open: { text: 'not judged', colour: 'text' },
  }),
  severity:: coloured({
    'error': { text: 'error', colour: 'red' },
    warning: { text: 'warning', colour: 'orange' },
    notice: { text: 'notice', colour: 'yellow' },
    good: { text: 'good', colour: 'green' },
  }),
  // Text that counts severities, in the colour of the gravest; the first that matches counts.
  gravest:: {
    mappings: [
      { type: 'regex', options: { pattern: '/' + each[0] + '/', result: { color: each[1], index: 0 } } }
      for each in [['error', 'red'], ['warning', 'orange'], ['notice', 'yellow'], ['good', 'green']]
    ],
  },
  colour(colour):: { color: fixed(colour) },
  // A column that is drawn as the shade between it and another one.
  bandDownTo(column, colour):: {
    color: fixed(colour),
    'custom.fillBelowTo': column,
    'custom.fillOpacity': 20,
    'custom.lineWidth': 0,
    'custom.showPoints': 'never',
  },
  bandEnd(colour):: { color: fixed(colour), 'custom.lineWidth': 0, 'custom.showPoints': 'never' },

  // Lines over a numeric x: the SQL's rows ascend in x, every other column is a line.
  trend(title, description, unit, sql, x='epoch', columns={}, scale='epoch', rowField=x, log=false, decimals=null, points='auto')::
    panel('trend', title, description, unit, withNullRow(sql), { [x]: xOf[scale] } + columns) + {
      transformations+: [withoutNullRow(rowField)],
      fieldConfig+: {
        defaults+: {
          [if decimals != null then 'decimals']: decimals,
          custom: {
            drawStyle: 'line',
            lineWidth: 2,
            fillOpacity: 0,
            showPoints: points,
            pointSize: 6,
            spanNulls: true,
            scaleDistribution: if log then { type: 'log', log: 10 } else { type: 'linear' },
          },
        },
      },
      options: {
        xField: x,
        legend: { displayMode: 'list', placement: 'bottom', showLegend: true },
        tooltip: { mode: 'multi', sort: 'none' },
      },
    },

  // A trend of lines that are not columns but rows: the SQL gives (epoch, name, value), ordered by the first.
  trends(title, description, unit, sql, name, value, x='epoch', log=false, decimals=null)::
    $.trend(title, description, unit, sql, x='%s\\%s' % [x, name], scale=x, rowField=x, log=log, decimals=decimals) {
      transformations+: [matrix(x, name, value)],
    },

  // Histograms laid over each other: column `value` is where a bin begins, the others are shares.
  histogram(title, description, sql, columns, log=false)::
    $.trend(title, description, 'percentunit', sql, x='value', scale='value', points='never', columns=columns, log=log) {
      fieldConfig+: { defaults+: { custom+: { lineInterpolation: 'stepAfter', lineWidth: 1, fillOpacity: 25, spanNulls: false } } },
    },

  // Bars over the values of column x.
  bars(title, description, unit, sql, x, columns={}, stacked=false, decimals=null, legend=true, gap=0.8)::
    panel('barchart', title, description, unit, sql, { [x]: categories } + columns) + {
      fieldConfig+: {
        defaults+: {
          [if decimals != null then 'decimals']: decimals,
          custom: { lineWidth: 0, fillOpacity: 80 },
        },
      },
      options: {
        xField: x,
        stacking: if stacked then 'normal' else 'none',
        showValue: 'never',
        barWidth: gap,
        groupWidth: 0.8,
        xTickLabelSpacing: 50,
        legend: { displayMode: 'list', placement: 'bottom', showLegend: legend },
        tooltip: { mode: 'multi', sort: 'none' },
      },
    },

  // A grid of cells; the SQL gives every cell, ordered by x and y. From value `brightest` on, and below `darkest`, all have
  // the same colour; an exponent below 1 lifts low values.
  heatmap(title, description, unit, sql, x, y, value, rowZeroOnTop=false, decimals=3, scheme='Viridis', reverse=false, exponent=1, darkest=null, brightest=null)::
    panel('heatmap', title, description, unit, sql) + {
      transformations+: [matrix(x, y, value)],
      options: {
        calculate: false,
        cellGap: 0,
        color: {
          mode: 'scheme',
          scheme: scheme,
          steps: 64,
          fill: 'dark-orange',
          reverse: reverse,
          scale: 'exponential',
          exponent: exponent,
          [if darkest != null then 'min']: darkest,
          [if brightest != null then 'max']: brightest,
        },
        cellValues: { unit: unit, decimals: decimals },
        filterValues: { le: -1e9 },
        rowsFrame: { layout: 'auto' },
        showValue: 'never',
        yAxis: { reverse: rowZeroOnTop, axisPlacement: 'left' },
        legend: { show: true },
        tooltip: { mode: 'single', yHistogram: false, showColorScale: true },
      },
    },

  // Points over two numeric columns. series: [{x, y}] with the names of columns, and of those that say how large a point
  // is or what its colour, if there are any.
  scatter(title, description, unit, sql, series, columns={})::
    local column(name) = { matcher: { id: 'byName', options: name } };
    panel('xychart', title, description, unit, withNullRow(sql), columns) + {
      fieldConfig+: {
        defaults+: {
          custom: { show: 'points', pointShape: 'circle', pointStrokeWidth: 0, fillOpacity: 70, pointSize: { fixed: 5, min: 4, max: 24 } },
        },
      },
      options: {
        mapping: 'manual',
        series: [
          { frame: { matcher: { id: 'byIndex', options: 0 } } } + { [role]: column(each[role]) for role in std.objectFields(each) }
          for each in series
        ],
        legend: { showLegend: false, displayMode: 'list', placement: 'bottom' },
        tooltip: { mode: 'single', sort: 'none' },
      },
    },

  // HTML, in which variables stand as ${name:raw}.
  text(title, description, html):: {
    type: 'text',
    title: title,
    description: description,
    pluginVersion: '12.4.0',
    options: { mode: 'html', content: html },
  },

  // One figure for each column of the only row. size: of the figures in pixels, where the longest would make all too small.
  stat(title, description, unit, sql, columns={}, size=null)::
    panel('stat', title, description, unit, sql, columns, empty='–') + {
      fieldConfig+: { defaults+: { color: fixed('text') } },
      options: {
        reduceOptions: { values: false, calcs: ['lastNotNull'], fields: '/.*/' },
        colorMode: 'value',
        graphMode: 'none',
        justifyMode: 'auto',
        textMode: 'value_and_name',
        [if size != null then 'text']: { titleSize: 13, valueSize: size },
        orientation: 'auto',
        wideLayout: false,
      },
    },

  table(title, description, unit, sql, columns={})::
    panel('table', title, description, unit, sql, columns, empty='–') + {
      fieldConfig+: { defaults+: { custom: { align: 'auto', cellOptions: { type: 'auto' } } } },
      options: { cellHeight: 'sm', showHeader: true },
    },
  // A column of addresses that is shown as the pictures that lie there.
  thumbnail(width):: { noValue: '', 'custom.cellOptions': { type: 'image' }, 'custom.width': width },
}
