local dashboard = import 'library/dashboard.libsonnet';
local panel = import 'library/panel.libsonnet';
local variable = import 'library/variable.libsonnet';
local health = import 'health.libsonnet';

local narrow = { 'custom.width': 100 };
local figure = { unit: 'sci', decimals: 2 } + narrow;
local plain = { unit: 'none', decimals: 2 } + narrow;
local counted = { unit: 'locale', decimals: 0 } + narrow;
local share = { unit: 'percentunit', decimals: 1 } + narrow;
local moments = {
  mean: figure,
  std: figure,
  minimum: figure,
  maximum: figure,
  norm: figure,
  skewness: plain { noValue: '–' },
  kurtosis: plain { noValue: '–' },
  zeros: share,
  'not finite': counted,
};

local besideFirst(sql) = std.strReplace(std.strReplace(sql, '${beside:sqlstring}', '${first:sqlstring}'), ' as beside', ' as first');
local ofOtherRun(sql) = std.strReplace(sql, '${run:sqlstring}', '${compare:sqlstring}');

// From the outermost to the innermost pair.
local bands = ['maximum', '93 %', '84 %', '69 %', 'median', '31 %', '16 %', '7 %', 'minimum'];
local quoted(names) = std.join(', ', ['"%s"' % name for name in names]);
local bandsOverEpochs = 'select distinct on (epoch) epoch, ' + quoted(bands)
                        + '\nfrom (\n' + importstr 'sql/distributions/bands.sql' + ') band\norder by epoch, step desc\n';
local bandsOverSteps = 'select step, ' + quoted(bands)
                       + '\nfrom (\n' + importstr 'sql/distributions/bands.sql' + ') band\norder by step\n';
local extreme = panel.colour('text') { 'custom.lineStyle': { fill: 'dash', dash: [4, 6] }, 'custom.lineWidth': 1 };
local bandColumns = {
  maximum: extreme,
  minimum: extreme,
  '93 %': panel.bandDownTo('7 %', 'purple'),
  '84 %': panel.bandDownTo('16 %', 'purple'),
  '69 %': panel.bandDownTo('31 %', 'purple'),
  median: panel.colour('purple'),
  '31 %': panel.bandEnd('purple'),
  '16 %': panel.bandEnd('purple'),
  '7 %': panel.bandEnd('purple'),
};

local overEpochs(title, description, sql) = panel.heatmap(
  title,
  description,
  'none',
  sql,
  x='epoch',
  y='bin',
  value='tenfolds',
  decimals=2,
  darkest=0,
);

local percentiles(title, description, sql, scale='epoch') =
  panel.trend(title, description, 'none', sql, x=scale, scale=scale, columns=bandColumns, points='never');

local named(name, colour) = panel.colour(colour) { displayName: name };

dashboard.dashboard(
  'distributions',
  'How weights, gradients, updates and activations are spread, layer by layer and epoch by epoch, and how the layers fare.',
  [
    variable.run,
    variable.query('layer', 'Layer', 'From input to output', importstr 'sql/distributions/layers.sql'),
    variable.query('kind', 'Kind', 'The values of parameters, their gradients, what a step changed in them, or what the layer makes of the probe samples', importstr 'sql/distributions/kinds.sql'),
    variable.query('tensor', 'Tensor', 'A parameter of the layer, or its output', importstr 'sql/distributions/tensors.sql'),
    variable.query('epoch', 'Epoch', 'Last follows a run in progress', importstr 'sql/distributions/epochs.sql'),
    variable.query('against', 'And epoch', 'An epoch to lay beside it', importstr 'sql/distributions/against.sql'),
    variable.query('compare', 'And run', 'Another run with a tensor of the same name, to lay beside it', importstr 'sql/distributions/other-runs.sql'),
    variable.hidden('at', 'The chosen epoch as a number', importstr 'sql/distributions/at.sql'),
    variable.hidden('first', 'The first epoch that there is, 0 before training', importstr 'sql/distributions/first.sql'),
    variable.hidden('beside', 'The epoch to lay beside it as a number', importstr 'sql/distributions/beside.sql'),
  ],
  [
    {
      height: 12,
      panels: [
        overEpochs(
          '$layer $tensor, ${kind:text}: over the epochs',
          'Each column is one epoch, epoch 0 before training; brightness is the logarithm of how many of the values lie at each height (1 is about ten, 2 a hundred), so that tails of a few values can be seen. A hump that widens or wanders slowly is learning; a column that collapses to one line is a layer that died, one that blows up is an explosion.',
          importstr 'sql/distributions/over-epochs.sql',
        ),
        percentiles(
          '$layer $tensor, ${kind:text}: percentiles',
          'The median, and bands that hold 38, 68 and 87 % of the values: half, one and one and a half standard deviations, if the values were normally distributed. Dashes are the extremes. Bands of even width are a bell; a narrow core between far extremes is a distribution of heavy tails; bands that grow from epoch to epoch call for weight decay or a lower rate.',
          bandsOverEpochs,
        ),
      ],
    },
    {
      height: 10,
      panels: [
        panel.histogram(
          '$layer $tensor: epochs $at and $first',
          'Share of the values in each of 60 equal bins, up to five standard deviations from the mean; epoch 0 is before training. The chosen epoch should have moved or widened against the first: no difference means that this tensor learns nothing.',
          besideFirst(importstr 'sql/distributions/two-epochs.sql'),
          { first: named('epoch $first', 'text'), chosen: named('epoch $at', 'purple') },
        ),
        panel.trend(
          '$layer $tensor: mean and spread',
          'Mean, and one standard deviation around it (shade). A shade that keeps growing calls for weight decay or a lower rate; one that shrinks to nothing is a dying layer.',
          'none',
          importstr 'sql/distributions/moments-over-epochs.sql',
          columns={
            mean: panel.colour('purple'),
            'mean + std': panel.bandDownTo('mean − std', 'purple'),
            'mean − std': panel.bandEnd('purple'),
          },
        ),
        panel.trend(
          '$layer $tensor: is it normal?',
          'Skewness and excess kurtosis, both 0 for a normal distribution. Skewness above 0 is a long tail to the right; kurtosis far above 0 says that a few values carry the most, near −1.2 that values are spread evenly, as they often are before training.',
          'none',
          importstr 'sql/distributions/form.sql',
          columns={ skewness: panel.colour('blue'), kurtosis: panel.colour('orange') },
          decimals=2,
        ),
      ],
    },
    {
      height: 10,
      panels: [
        panel.histogram(
          '$layer $tensor, ${kind:text}: epochs $at and $beside',
          'Two epochs laid over each other; choose the second one above. What still moves between late epochs has not converged.',
          importstr 'sql/distributions/two-epochs.sql',
          { beside: named('epoch $beside', 'yellow'), chosen: named('epoch $at', 'purple') },
        ),
        panel.histogram(
          '$layer $tensor, ${kind:text}: this run and ${compare:text}',
          'Two runs laid over each other in epoch $at, or in the last epoch of the other run if it has none of that number. A rate that is too high shows as wider weights, strong weight decay as narrower ones.',
          importstr 'sql/distributions/two-runs.sql',
          { 'this run': panel.colour('purple'), 'other run': panel.colour('green') },
        ),
      ],
    },
    {
      height: 10,
      panels: [
        panel.table(
          'All tensors in epoch $at: ${kind:text}',
          'The figures of every layer in the chosen epoch. Values that are not finite, or mostly zeros, are a broken layer; a high kurtosis says that few values carry the most.',
          'none',
          importstr 'sql/distributions/moments.sql',
          moments { layer: { 'custom.minWidth': 110 }, tensor: narrow, shape: { 'custom.width': 130 } },
        ),
      ],
    },
    {
      height: 9,
      panels: [
        panel.histogram(
          'Input: what the network is given',
          'All values of the samples as the network gets them, scaled and normalised; shares are on a logarithmic scale. It should be centred on zero, or at least lie within a few units of it, with train and validation on top of each other; values in the hundreds were not scaled.',
          importstr 'sql/distributions/input.sql',
          { train: panel.train, validation: panel.validation },
          log=true,
        ),
        panel.table(
          'Input: is it centred, and in what range?',
          'A mean near 0 and a spread near 1 make training easiest. A minimum of 0 and a maximum of 1 are scaled but not centred; a spread far from 1 calls for normalising. Train and validation should agree.',
          'none',
          importstr 'sql/distributions/input-moments.sql',
          { [name]: moments[name] { unit: 'none', decimals: 2, 'custom.width': 75 } for name in ['mean', 'std', 'minimum', 'maximum', 'skewness', 'kurtosis'] }
          { zeros: share { 'custom.width': 70 }, 'not finite': counted { 'custom.width': 75 } },
        ),
      ],
    },
  ]
  + health.rows,
  [
    {
      title: 'This run and ${compare:text}, side by side',
      rows: [
        {
          height: 12,
          panels: [
            overEpochs(
              'This run: $layer $tensor, ${kind:text}',
              'As above. Columns of the same epochs may be compared with those to the right; heights are those that this run reached.',
              importstr 'sql/distributions/over-epochs.sql',
            ),
            overEpochs(
              '${compare:text}: $layer $tensor, ${kind:text}',
              'The same of the run that is chosen above, with the heights that it reached.',
              ofOtherRun(importstr 'sql/distributions/over-epochs.sql'),
            ),
          ],
        },
        {
          height: 10,
          panels: [
            percentiles(
              'This run: percentiles',
              'Median, bands that hold 38, 68 and 87 % of the values, and extremes (dashes), as above; to be held against the other run.',
              bandsOverEpochs,
            ),
            percentiles(
              '${compare:text}: percentiles',
              'The same of the run that is chosen above. Bands that widen in one run and not in the other are where the two differ.',
              ofOtherRun(bandsOverEpochs),
            ),
          ],
        },
      ],
    },
    {
      title: 'Step by step',
      rows: [
        {
          height: 10,
          panels: [
            percentiles(
              '$layer $tensor, ${kind:text}: percentiles over the steps',
              'The bands of above at every step that was watched: those at the end of epochs, and those between that a request asks for with histogramSteps. What settles within the first hundred steps cannot be seen over epochs.',
              bandsOverSteps,
              scale='step',
            ),
          ],
        },
        { height: 10, panels: health.overSteps },
      ],
    },
  ],
  refresh='10s',
)
