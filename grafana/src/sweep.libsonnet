local dashboard = import 'library/dashboard.libsonnet';
local panel = import 'library/panel.libsonnet';
local variable = import 'library/variable.libsonnet';

local whole = { unit: 'none', decimals: 0 };
local value = { unit: 'none', decimals: 4 };
local best = panel.colour('orange') + value;

// Every parameter becomes a column of its own.
local withParameters = [
  { id: 'extractFields', options: { source: 'parameters', format: 'json', replace: false, keepTime: false } },
  { id: 'organize', options: { excludeByName: { parameters: true }, indexByName: { rank: 0, run: 1, value: 2, 'best epoch': 3, status: 4, reason: 100 }, renameByName: {} } },
];

local settings(title, description, sql, axis) = panel.scatter(
  title,
  description,
  'none',
  sql,
  series=[{ x: 'setting', y: 'value', color: 'rank' }],
  columns={
    setting: { 'custom.axisLabel': '${parameter:text}' } + axis,
    value: { 'custom.axisLabel': 'best value', 'custom.pointSize': { fixed: 9 } },
    rank: whole { color: { mode: 'continuous-GrYlRd' } },
  },
);

dashboard.dashboard(
  'sweep',
  'Runs that differ in some settings, and which of them is best.',
  [
    variable.query('sweep', 'Sweep', 'Newest first', importstr 'sql/sweep/sweeps.sql'),
    variable.query('parameter', 'Parameter', 'What is varied', importstr 'sql/sweep/parameters.sql'),
    variable.run,
  ],
  [
    {
      height: 4,
      panels: [
        panel.stat(
          'Where the sweep stands',
          'The run with the best value of the metric over all its epochs, of those that did not fail. While runs are still to come it is the best so far. Runs that were stopped before they began never end here.',
          'none',
          importstr 'sql/sweep/summary.sql',
          {
            'best run': panel.colour('orange'),
            'best value': best,
            'in epoch': whole,
          },
          size=22,
        ),
      ],
    },
    {
      height: 11,
      panels: [
        panel.trends(
          'The metric over the epochs, all runs',
          'One line for each run, named after what it was given; the thick orange one is the best so far. Lines that end early are of runs that were stopped or failed. Runs that part in the first epochs and keep their order are what median stopping counts on.',
          'none',
          importstr 'sql/sweep/curves.sql',
          name='run',
          value='value',
          decimals=4,
        ) {
          fieldConfig+: {
            overrides+: [
              {
                matcher: { id: 'byRegexp', options: '/^best: /' },
                properties: [
                  { id: 'color', value: panel.colour('orange').color },
                  { id: 'custom.lineWidth', value: 5 },
                ],
              },
            ],
          },
          options+: { legend+: { placement: 'right' } },
        },
      ],
    },
    {
      height: 11,
      panels: [
        panel.table(
          'Runs, best first',
          'One row for each run that has begun, with what it was given and its best value; click a run to open it. A run without a rank failed, or has no value that is a number. The reason says which rule or person stopped a run.',
          'none',
          importstr 'sql/sweep/runs.sql',
          {
            rank: whole { 'custom.width': 65 },
            run: {
              'custom.width': 200,
              links: [
                { title: 'Curves of this run', url: dashboard.link('curves', dashboard.runOfRow), targetBlank: false },
                { title: 'Network of this run', url: dashboard.link('network', dashboard.runOfRow), targetBlank: false },
                { title: 'Events and layers of this run', url: dashboard.link('runs', dashboard.runOfRow), targetBlank: false },
              ],
            },
            value: value { 'custom.width': 90 },
            'best epoch': whole { 'custom.width': 95 },
            status: panel.status { 'custom.width': 95, 'custom.cellOptions': { type: 'color-text' } },
            reason: { 'custom.width': 240 },
          },
        ) {
          transformations+: withParameters,
          fieldConfig+: { defaults+: { custom+: { minWidth: 80 } } },
        },
      ],
    },
    {
      height: 10,
      panels: [
        settings(
          'Best value against ${parameter:text}',
          'One point for each run, over the value that it was given of the chosen parameter; green ones are the best runs, red ones the worst. A valley in the middle is what one looks for: a best point at the edge says that the range should go on beyond it. Runs at one place differ in their other parameters.',
          importstr 'sql/sweep/settings.sql',
          {},
        ) { fieldConfig+: { defaults+: { noValue: 'No numbers: see the bars below' } } },
        settings(
          'Best value against ${parameter:text}, logarithmic',
          'The same on a logarithmic axis, for rates and penalties that were tried over powers of ten; numbers that are not above 0 are left out. A best point at the edge says that the range should go on beyond it.',
          importstr 'sql/sweep/settings-log.sql',
          { unit: 'sci', 'custom.scaleDistribution': { type: 'log', log: 10 } },
        ) { fieldConfig+: { defaults+: { noValue: 'No numbers above 0' } } },
      ],
    },
    {
      height: 10,
      panels: [
        panel.bars(
          'Best and mean for each value of ${parameter:text}',
          'Of the runs that were given a value, the best one and the mean over all. A value that is good by its best and its mean is a safe choice; a good best with a bad mean depends on the other parameters. The first 40 values.',
          'none',
          importstr 'sql/sweep/by-value.sql',
          x='setting',
          columns={ best: panel.colour('orange'), mean: panel.colour('blue') },
          decimals=4,
        ) { width:: 13 },
        panel.table(
          'Values of ${parameter:text}, best first',
          'How many runs were given each value of the chosen parameter, and how they came out; the rank is that of the best of them. Values whose runs were stopped or failed are not worth more runs.',
          'none',
          importstr 'sql/sweep/by-value-table.sql',
          {
            setting: { 'custom.minWidth': 100 },
            runs: whole { 'custom.width': 60 },
            stopped: whole { 'custom.width': 80 },
            failed: whole { 'custom.width': 70 },
            best: value { 'custom.width': 85 },
            mean: value { 'custom.width': 85 },
            'best rank': whole { 'custom.width': 90 },
          },
        ) { width:: 11 },
      ],
    },
  ],
)
