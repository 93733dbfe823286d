local dashboard = import 'library/dashboard.libsonnet';
local panel = import 'library/panel.libsonnet';
local variable = import 'library/variable.libsonnet';

local wide(pixels) = { 'custom.width': pixels, 'custom.wrapHeaderText': true };
local whole = { unit: 'none', decimals: 0 };
local value = { unit: 'none', decimals: 4 };
local share = { unit: 'percentunit', decimals: 1 };

// One for each of the chosen runs, by its place; those of further runs are Grafana's choice.
local colours = ['#5794F2', '#FF9830', '#73BF69', '#F2495C', '#B877D9', '#FADE2A', '#1F60C4', '#C4620B', '#37872D', '#C4162A', '#8F3BB8', '#CCA300'];
local faint(colour) = colour + '59';
local matching(pattern, settings) = {
  matcher: { id: 'byRegexp', options: '/%s/' % pattern },
  properties: [{ id: id, value: settings[id] } for id in std.objectFields(settings)],
};
// Lines named after runs ("2: name"); those as they were measured beside their smoothed ones are thin and faint.
local ofRuns = std.flattenArrays([
  [
    matching('^%d: ' % (i + 1), panel.colour(colours[i])),
    matching('^%d: .*, raw$' % (i + 1), panel.colour(faint(colours[i])) { 'custom.lineWidth': 1, 'custom.showPoints': 'never' }),
  ]
  for i in std.range(0, std.length(colours) - 1)
]);
local colouredByRun = { fieldConfig+: { overrides+: ofRuns }, options+: { legend+: { placement: 'right' } } };

// Statements of other dashboards that show two runs, of the metric of patches that is chosen here.
local ofPatches(sql) = std.strReplace(std.strReplace(sql, '${metric:sqlstring}', '${patch_metric:sqlstring}'), '${split:sqlstring}', "'all'");
local twoRuns = importstr 'sql/distributions/two-runs.sql';
local map(title, description, sql) = panel.heatmap(title, description, 'none', sql, x='column', y='row', value='value', rowZeroOnTop=true);

local means(sql) = importstr 'sql/compare/means.sql' + '(\n' + sql + ') run\ngroup by regularisation\norder by regularisation desc\n';

local first = '#5794F2';
local second = '#FF9830';
local band(name, colour, label) = {
  [name + ': highest']: panel.bandDownTo(name + ': lowest', colour),
  [name + ': lowest']: panel.bandEnd(colour),
  [name + ': mean']: panel.colour(colour) { displayName: label },
};

dashboard.dashboard(
  'compare',
  'Any runs side by side: what was asked for, what came of it, and whether a difference is more than chance.',
  [
    variable.several('runs', 'Runs', 'Those to compare', importstr 'sql/compare/runs.sql'),
    variable.query('metric', 'Metric', 'What the runs are compared by; their own metrics too', importstr 'sql/compare/metrics.sql'),
    variable.query('split', 'Split', 'Which samples the metric is of', importstr 'sql/compare/splits.sql'),
    variable.choice('figure', 'Judged by', 'Which value of a run counts in tables, groups and scatter', [
      { text: 'the last epoch', value: 'last' },
      { text: 'the best epoch', value: 'best' },
    ]),
    variable.choice('smoothing', 'Smoothing', 'Weight of what came before, as in TensorBoard', [{ text: weight, value: weight } for weight in ['0', '0.3', '0.6', '0.8', '0.9', '0.95', '0.99']], default='0.6'),
    variable.choice('differing', 'Settings', 'Which rows the table of settings has', [
      { text: 'only what differs', value: 'differing' },
      { text: 'all', value: 'all' },
    ]),
    variable.query('baseline', 'Baseline', 'The run that differences are taken from', importstr 'sql/compare/baselines.sql'),
    variable.query('group', 'Group', 'Runs that differ in their seed alone', importstr 'sql/compare/groups.sql'),
    variable.query('other_group', 'And group', 'The group to hold against it', importstr 'sql/compare/other-groups.sql'),
    variable.query('parameter', 'Parameter', 'A setting in which the runs differ', importstr 'sql/compare/parameters.sql'),
    variable.query('scalar', 'Of steps', 'What is drawn over the steps', importstr 'sql/compare/scalars.sql'),
    variable.text('from', 'From step', 'The first step that is drawn; empty for all', ''),
    variable.text('to', 'To step', 'The last step that is drawn; empty for all', ''),
    variable.run,
    variable.query('compare', 'And run', 'The run whose layers and patches are laid beside those of the one before', importstr 'sql/compare/others.sql'),
    variable.query('epoch', 'Epoch', 'Of the layers and patches', importstr 'sql/compare/epochs.sql'),
    variable.query('layer', 'Layer', 'From input to output', importstr 'sql/distributions/layers.sql'),
    variable.query('kind', 'Kind', 'The values of parameters, their gradients, what a step changed in them, or what the layer makes of the probe samples', importstr 'sql/distributions/kinds.sql'),
    variable.query('tensor', 'Tensor', 'A parameter of the layer, or its output', importstr 'sql/distributions/tensors.sql'),
    variable.query('scene', 'Scene', 'An image cut in patches, or a contact sheet of samples', importstr 'sql/patches/scenes.sql'),
    variable.query('pass', 'Scores', 'Of each patch in the pass it was met in, or of an exact evaluation', importstr 'sql/patches/passes.sql'),
    variable.query('patch_metric', 'Of patches', 'What colours a cell', importstr 'sql/patches/metrics.sql'),
    variable.hidden('at', 'The chosen epoch as a number', importstr 'sql/compare/at.sql'),
  ],
  [
    {
      height: 8,
      panels: [
        panel.table(
          'The runs',
          'Each chosen run under the number that it has in all panels, in the order that they began. Runs of one group differ in nothing but their seed, name, tags and what is watched, evaluated and kept. Values are of the chosen metric; the best one by the direction that is known to be good. Click a run to open it.',
          'none',
          importstr 'sql/compare/list.sql',
          {
            run: {
              'custom.minWidth': 220,
              links: [{ title: 'Curves of this run', url: dashboard.link('curves', 'var-run=${__data.fields.id:percentencode}'), targetBlank: false }],
            },
            group: { 'custom.minWidth': 200 },
            seed: wide(90),
            status: panel.status { 'custom.cellOptions': { type: 'color-text' } } + wide(95),
            epochs: wide(90),
            'last value': value + wide(100),
            'best value': value + wide(100),
            'in epoch': whole + wide(80),
            started: { unit: 'dateTimeAsIso' } + wide(160),
            id: { 'custom.width': 150 },
          },
        ),
      ],
    },
    {
      height: 12,
      panels: [
        panel.trends(
          '${split:text} ${metric:text} over the epochs',
          'One colour for each run: thick smoothed (an exponential mean without the bias of its beginning, as in TensorBoard), thin as measured; smoothing 0 shows what was measured alone. A curve below another all along is better by more than its wiggles; curves that cross and cross again are not different.',
          'none',
          importstr 'sql/compare/curves.sql',
          name='run',
          value='value',
          decimals=4,
        ) + colouredByRun,
      ],
    },
    {
      height: 15,
      panels: [
        panel.table(
          'What came out, and what was asked for',
          'Results first, then the fields of the requests by their paths; what differs among the runs is marked ≠ and comes before what does not. A field that a run has not stands as –. Two runs that differ in one field show what that field does; where they differ in many, nobody can tell which it was.',
          'none',
          importstr 'sql/compare/settings.sql',
          {
            'setting\\run': { displayName: 'result or setting', 'custom.width': 260, 'custom.filterable': true },
            differs: {
              'custom.width': 75,
              'custom.cellOptions': { type: 'color-text' },
              mappings: [{ type: 'value', options: { '≠': { text: '≠', color: 'orange', index: 0 }, result: { text: 'result', color: 'blue', index: 1 }, '=': { text: '=', color: 'text', index: 2 } } }],
            },
          },
        ) { transformations+: [panel.matrix('setting', 'run', 'value')], fieldConfig+: { defaults+: { custom+: { minWidth: 130 } } } },
      ],
    },
    {
      height: 9,
      panels: [
        panel.table(
          'With and without regularisation: train, validation and their gap',
          'What each run does against learning by heart, and how far train and validation part in the epoch that it is judged by; the best one is that of the lowest validation loss. A smaller gap with the same validation loss is what regularisation is for; a smaller gap with a worse one is too much of it. Differences are to the chosen baseline. The train loss is that of an exact evaluation where there was one in that epoch; taken while training, with dropout on and weights moving, it lies too high, and the gap too low.',
          'none',
          importstr 'sql/compare/gap.sql',
          {
            regularisation: wide(110),
            run: { 'custom.minWidth': 170 },
            measures: { 'custom.minWidth': 170 },
            epoch: whole + wide(60),
            'train loss': value + wide(85),
            'validation loss': value + wide(90),
            gap: value + wide(80),
            'gap − baseline': value + wide(85),
            'validation loss − baseline': value + wide(120),
            'train accuracy': share + wide(90),
            'validation accuracy': share + wide(95),
            'accuracy gap': share + wide(90),
            'validation accuracy − baseline': share + wide(125),
            'train taken': wide(110),
          },
        ),
      ],
    },
    {
      height: 5,
      panels: [
        panel.table(
          'With and without regularisation, in the mean',
          'Means over the runs above that have some regularisation, and over those that have none. They tell what regularisation does only if the runs are alike in everything else: see the settings above.',
          'none',
          means(importstr 'sql/compare/gap.sql'),
          {
            runs: whole,
            'train loss': value,
            'validation loss': value,
            gap: value,
            'train accuracy': share,
            'validation accuracy': share,
            'accuracy gap': share,
          },
        ),
      ],
    },
    {
      height: 11,
      panels: [
        panel.trend(
          'Two groups of seeds: ${split:text} ${metric:text}',
          'Mean of the runs of each chosen group, and a shade from the lowest to the highest of them (not a deviation). An epoch that some runs have not reached is of those that have. Shades that overlap say that chance may do as much as the change did; two or three runs show little of what chance can do.',
          'none',
          importstr 'sql/compare/bands.sql',
          columns=band('first', first, '${group:text}') + band('second', second, '${other_group:text}'),
          decimals=4,
        ) { width:: 14 },
        panel.table(
          'Groups of seeds',
          'Runs that differ in their seed alone, and the mean, standard deviation, lowest and highest value of the metric, by the epoch that runs are judged by. The deviation is how much chance does; it takes at least two runs. Values that are no finite number are left out and counted.',
          'none',
          importstr 'sql/compare/group-list.sql',
          {
            group: { 'custom.minWidth': 150 },
            runs: whole + wide(55),
            seeds: wide(80),
            mean: value + wide(80),
            deviation: value + wide(85),
            lowest: value + wide(80),
            highest: value + wide(80),
            'without a number': whole + wide(80),
          },
        ) { width:: 10 },
      ],
    },
    {
      height: 5,
      panels: [
        panel.table(
          'Is the difference of the two groups more than chance?',
          "Welch's t test of the chosen groups (${group:text}; ${other_group:text}): means are held against how much runs of one group differ. p is how often seeds alone would give a difference of at least this size if both were equally good; below 0.05 it is taken for real. It needs at least 2 runs of each group, and of 20 pairs without any difference one shows p < 0.05: don't look for the pair that does.",
          'none',
          importstr 'sql/compare/chance.sql',
          {
            'first: runs': whole + wide(65),
            'first: mean': value + wide(85),
            'first: deviation': value + wide(90),
            'second: runs': whole + wide(75),
            'second: mean': value + wide(85),
            'second: deviation': value + wide(90),
            'second − first': value + wide(90),
            t: { decimals: 3 } + wide(75),
            'degrees of freedom': { decimals: 2 } + wide(95),
            p: { decimals: 4 } + wide(80),
            difference: { 'custom.minWidth': 220 },
          },
        ),
      ],
    },
    {
      height: 10,
      panels: [
        panel.scatter(
          '${split:text} ${metric:text} against ${parameter:text}',
          'One point for each run, over the number that it was asked for, coloured by its place in the list. A valley or a hill in the middle is what one looks for: a best point at the edge says that the range should go on beyond it. Runs at one place differ in other settings, or in their seed. Of a sweep, dashboard Sweep shows more.',
          'none',
          importstr 'sql/compare/parameter.sql',
          series=[{ x: 'setting', y: 'value', color: 'place' }],
          columns={
            setting: { 'custom.axisLabel': '${parameter:text}' },
            value: { 'custom.axisLabel': '${split:text} ${metric:text}', 'custom.pointSize': { fixed: 9 } },
            place: whole { color: { mode: 'continuous-BlYlRd' } },
          },
        ) { fieldConfig+: { defaults+: { noValue: 'No numbers: see the bars' } } },
        panel.bars(
          'Mean, lowest and highest for each value of ${parameter:text}',
          'Of the runs that have each value of the chosen setting, numbers or not. Values whose bars overlap are not told apart by these runs.',
          'none',
          importstr 'sql/compare/parameter-values.sql',
          x='setting',
          columns={ lowest: panel.colour('green'), mean: panel.colour('blue'), highest: panel.colour('orange') },
          decimals=4,
        ) { fieldConfig+: { defaults+: { noValue: 'Nothing differs but what has no values' } } },
      ],
    },
    {
      height: 11,
      panels: [
        panel.trends(
          '${scalar:text} over the steps',
          'Thick: the mean of a stretch of steps; thin: its lowest and highest single steps, at the steps where they were. Of long curves stretches are as many as the screen can show; give a first and last step above to see every one. Red points are steps whose value is not a number or not finite.',
          'none',
          importstr 'sql/compare/steps.sql',
          name='run',
          value='value',
          x='step',
          decimals=4,
        ) + colouredByRun + { fieldConfig+: { defaults+: { custom+: { showPoints: 'never' } }, overrides+: [matching('^not finite$', panel.mark('red'))] } },
      ],
    },
  ],
  [
    {
      title: 'A layer in two runs: ${run:text} and ${compare:text}',
      rows: [
        {
          height: 11,
          panels: [
            panel.histogram(
              '$layer $tensor, ${kind:text}, in both runs',
              'Two runs laid over each other in epoch $at, or in the last epoch of the other run before it. A rate that is too high shows as wider weights, strong weight decay as narrower ones. Dashboard Distributions has both over the epochs.',
              twoRuns,
              { 'this run': panel.colour(first) { displayName: '${run:text}' }, 'other run': panel.colour(second) { displayName: '${compare:text}' } },
            ),
            panel.histogram(
              '$layer $tensor, ${kind:text}: difference',
              'Share of the values in each bin in ${compare:text}, less that in ${run:text}: above zero where the second run has more of its values. A flat line says that the layers are alike, whatever the runs were asked for.',
              'select value, "other run" - "this run" as difference\nfrom (\n' + twoRuns + ') share\norder by value\n',
              { difference: panel.colour('purple') },
            ),
          ],
        },
      ],
    },
    {
      title: 'A map of patches in two runs: ${run:text} and ${compare:text}',
      rows: [
        {
          height: 13,
          panels: [
            map(
              '${run:text}: ${patch_metric:text}',
              'The patches of the chosen scene in epoch $at, each in its place. To be held against the map beside it; colours of each map reach from its lowest to its highest cell.',
              ofPatches(importstr 'sql/patches/cells.sql'),
            ),
            map(
              '${compare:text}: ${patch_metric:text}',
              'The same scene in the other run: in the same epoch, or in its last one where it has none of this number.',
              importstr 'sql/compare/other-map.sql',
            ),
            panel.heatmap(
              'Gain of the first over the second: ${patch_metric:text}',
              'Cell by cell, how much better ${run:text} is than ${compare:text}: blue is better, red is worse, white is no difference; of loss, variability and forgetting events lower counts as better. Colours end at −1 and 1. Dashboard Patches has more of it under its last heading.',
              'none',
              ofPatches(importstr 'sql/comparison/gain.sql'),
              x='column',
              y='row',
              value='gain',
              rowZeroOnTop=true,
              scheme='RdBu',
              reverse=true,
              darkest=-1,
              brightest=1,
            ),
          ],
        },
      ],
    },
  ],
  refresh='30s',
)
