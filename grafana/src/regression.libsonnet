local dashboard = import 'library/dashboard.libsonnet';
local panel = import 'library/panel.libsonnet';
local variable = import 'library/variable.libsonnet';

// Statements about classes, as statements about numbers.
local ofNumbers(sql) = std.strReplace(sql, 'classification_epoch', 'regression_epoch');

local whole = { unit: 'none', decimals: 0 };
local counted = { unit: 'locale', decimals: 0 };
local wide(pixels) = { 'custom.width': pixels, 'custom.wrapHeaderText': true };
local splits = { train: panel.train, validation: panel.validation, test: panel.test };
local figures = {
  samples: counted,
  'R²': { unit: 'none', decimals: 4 },
  loss: { unit: 'none', decimals: 4 },
  MAE: {},
  RMSE: {},
  'median absolute error': {},
};

local overEpochs(title, description, unit, sql) = panel.trend(title, description, unit, sql, columns=splits);

// From the outermost to the innermost pair.
local extreme = panel.colour('text') { 'custom.lineStyle': { fill: 'dash', dash: [4, 6] }, 'custom.lineWidth': 1 };
local bands = {
  highest: extreme,
  lowest: extreme,
  '90 %': panel.bandDownTo('10 %', 'purple'),
  '80 %': panel.bandDownTo('20 %', 'purple'),
  '70 %': panel.bandDownTo('30 %', 'purple'),
  '60 %': panel.bandDownTo('40 %', 'purple'),
  median: panel.colour('purple'),
  '40 %': panel.bandEnd('purple'),
  '30 %': panel.bandEnd('purple'),
  '20 %': panel.bandEnd('purple'),
  '10 %': panel.bandEnd('purple'),
};

dashboard.dashboard(
  'regression',
  'How good a regression is: how far predictions are from the truth, where they are too high or too low, and which samples are furthest off.',
  [
    variable.run,
    variable.query('split', 'Split', 'Which samples the figures are of; the test split is judged once, at the end', importstr 'sql/regression/splits.sql'),
    variable.query('epoch', 'Epoch', 'Last follows a run in progress', ofNumbers(importstr 'sql/classification/epochs.sql')),
    variable.hidden('at', 'The chosen epoch as a number', ofNumbers(importstr 'sql/classification/at.sql')),
    variable.hidden('pass', 'In which pass the samples of the split were met', importstr 'sql/regression/pass.sql'),
    variable.hidden('target', 'Name and unit of what is predicted', importstr 'sql/regression/target.sql'),
  ],
  [
    {
      height: 4,
      panels: [
        panel.stat(
          'Where the ${split:text} split stands in epoch $at: ${target:text}',
          'How far predictions are off, in the unit of the target: on average (MAE), with large misses weighing more (RMSE), and for half of the samples at most (median). R² is the share of the spread of the target that is explained: 1 is perfect, 0 no better than always predicting the mean, below 0 worse. RMSE far above MAE points to a few large misses.',
          'none',
          importstr 'sql/regression/summary.sql',
          { epoch: whole, 'not finite': whole } + figures,
        ),
      ],
    },
    {
      height: 4,
      panels: [
        panel.stat(
          'The test split',
          'Samples that nothing was chosen by, judged once, with the weights of the last epoch: the figures to report. Close to those of validation is good; far worse says that too much was tuned on validation. There are none while a run is on, or if it was stopped.',
          'none',
          importstr 'sql/regression/test.sql',
          { judged: panel.test } + { [name]: figures[name] + panel.colour('green') for name in std.objectFields(figures) },
        ),
      ],
    },
    {
      height: 9,
      panels: [
        overEpochs(
          'Loss',
          'Mean of the loss that is trained on, of the scaled target, without unit. Both falling is good; train falling while validation rises is overfitting. Train is taken while training, weights moving, so it may lie above validation early on.',
          'none',
          importstr 'sql/regression/loss.sql',
        ) { fieldConfig+: { defaults+: { decimals: 4 } } },
        overEpochs(
          'Mean absolute error of ${target:text}',
          'How far predictions are from the truth on average, in the unit of the target. Falling is good; it should end well below the spread of the target, and the splits should stay together.',
          'none',
          importstr 'sql/regression/mae.sql',
        ),
        overEpochs(
          'Root mean square error of ${target:text}',
          'The same with large misses weighing more. Much higher than the mean absolute error, or jumping while that one is calm: a few samples are far off.',
          'none',
          importstr 'sql/regression/rmse.sql',
        ),
        overEpochs(
          'Explained variance (R²)',
          'Share of the spread of the target that predictions explain: 1 is perfect, 0 is no better than always predicting the mean, below 0 is worse than that. Train near 1 with validation far below is learning by heart.',
          'none',
          importstr 'sql/regression/r2.sql',
        ) { fieldConfig+: { defaults+: { decimals: 3 } } },
      ],
    },
    {
      height: 14,
      panels: [
        panel.scatter(
          'Predicted against true ${target:text}, ${split:text} split, epoch $at',
          'All samples in up to 60 × 60 cells of equal width, coloured by how many lie in each. On the grey line predictions are right; above it too high, below it too low. A cloud flatter than the line means that the model plays safe: high values are predicted too low, low ones too high. Stripes and bends show what the features do not tell.',
          'none',
          importstr 'sql/regression/predicted-against-true.sql',
          series=[
            { x: 'as true', y: 'perfect' },
            { x: 'true', y: 'predicted', color: 'samples' },
          ],
          columns={
            'as true': { 'custom.axisLabel': 'true' },
            predicted: { 'custom.axisLabel': 'predicted' },
            perfect: panel.colour('gray') { 'custom.show': 'lines', 'custom.axisLabel': 'predicted' },
            samples: counted { color: { mode: 'continuous-BlPu' } },
          },
        ) { fieldConfig+: { defaults+: { custom+: { pointShape: 'square' } } } },
        panel.trend(
          'Residuals of ${target:text}, ${split:text} split, epoch $at',
          'How many samples were predicted too high (right of 0) or too low (left), in 40 bins. A narrow bell around 0 is good; one beside 0 is a bias, long tails are samples that the features do not explain or whose values are wrong.',
          'locale',
          importstr 'sql/regression/residuals.sql',
          x='value',
          scale='value',
          columns={ samples: panel.colour('purple') { min: 0, decimals: 0 } },
          points='never',
        ) { fieldConfig+: { defaults+: { custom+: { lineInterpolation: 'stepAfter', lineWidth: 1, fillOpacity: 25, spanNulls: false } } } },
      ],
    },
    {
      height: 10,
      panels: [
        panel.trend(
          'Residuals of ${target:text} over the epochs, ${split:text} split',
          'The median, and bands that hold 20, 40, 60 and 80 % of the residuals (prediction minus truth); dashes are the extremes. Bands that narrow around 0 are good; a median off 0 is a bias, extremes that stay far out are samples that are never learnt.',
          'none',
          importstr 'sql/regression/deciles.sql',
          columns=bands,
          points='never',
        ),
        panel.bars(
          'Residuals by true ${target:text}, ${split:text} split, epoch $at',
          'The samples in order of their true values, in ten groups of equal size: the mean of their residuals, and their root mean square. Means near 0 in all groups are good; above 0 on the left and below on the right, the model plays safe; a tall group is a range that it knows little of.',
          'none',
          importstr 'sql/regression/tenths.sql',
          x='true value',
          columns={ 'mean residual': panel.colour('purple'), 'root mean square': panel.colour('orange') },
        ),
      ],
    },
    {
      height: 13,
      panels: [
        panel.table(
          'Samples that are furthest off, ${split:text} split, epoch $at',
          'The 30 largest residuals, too high (above 0) or too low; click a sample to see it on Patches, with its history over the epochs. Look for wrong values and units in the data, and for what these samples have in common. Values that are not finite come last.',
          'none',
          importstr 'sql/regression/worst.sql',
          {
            sample: whole + wide(90) + {
              links: [
                {
                  title: 'This sample on Patches',
                  url: dashboard.link('patches', '${run:queryparam}&var-scene=${__data.fields.scene:percentencode}&var-epoch=${at:percentencode}&var-row=${__data.fields.row}&var-column=${__data.fields.column}'),
                },
              ],
            },
            row: whole + wide(60),
            column: whole + wide(75),
            scene: { 'custom.minWidth': 90 },
          },
        ) { width:: 12 },
        panel.table(
          'Features',
          'What the model is given, in this order: each value less its mean, divided by its deviation, both of the training split and kept with the model. A deviation of 0 is a column that says nothing; many missing values that were imputed weaken a column, and a value far from its mean in use was never trained on.',
          'none',
          importstr 'sql/regression/features.sql',
          {
            feature: { 'custom.minWidth': 110 },
            mean: { unit: 'none' },
            deviation: { unit: 'none' },
            missing: counted + wide(85),
            'imputed with': { unit: 'none', noValue: '' },
          },
        ) { width:: 12 },
      ],
    },
  ],
  refresh='10s',
)
