local dashboard = import 'library/dashboard.libsonnet';
local panel = import 'library/panel.libsonnet';
local picture = import 'library/picture.libsonnet';
local variable = import 'library/variable.libsonnet';

local whole = { unit: 'none', decimals: 0 };
local counted = { unit: 'locale', decimals: 0 };
local share = { unit: 'percentunit', decimals: 1 };
local fine = { unit: 'percentunit', decimals: 2 };
local figure = { unit: 'none', decimals: 4, noValue: '–' };
local wide(pixels) = { 'custom.width': pixels, 'custom.wrapHeaderText': true };
local gauge(max) = { 'custom.cellOptions': { type: 'gauge', mode: 'basic', valueDisplayMode: 'text' }, min: 0, [if max == null then 'fieldMinMax']: true, [if max != null then 'max']: max };
local upToOne = { min: 0, max: 1 };

// Statements about the classes of the chosen epoch and split, and about those of them that are chosen.
local ofClasses(sql) = 'with class as (\n' + importstr 'sql/classification/classes.sql' + ')\n' + sql;
local ofChosen(sql) = ofClasses(importstr 'sql/classification/chosen.sql' + sql);
local ofBins(sql) = 'with bin as (\n' + importstr 'sql/classification/bins.sql' + ')\n' + sql;

local trueIndex = ofClasses(importstr 'sql/classification/true-index.sql');

local figures = {
  samples: counted,
  accuracy: share,
  'balanced accuracy': share,
  'macro F1': figure { decimals: 3 },
  'expected calibration error': fine,
  'always the commonest class': share + panel.colour('gray'),
};

// The dashboard as it is with some variables changed.
local here(changed) = dashboard.link('classification', std.join('&', ['${run:queryparam}', '${split:queryparam}', '${epoch:queryparam}', changed]));
local pairOf(truth, guess) = here('var-true_class=${%s:percentencode}&var-predicted_class=${%s:percentencode}' % [truth, guess]);
local pair = [{ title: 'Images of this pair, below', url: pairOf('__data.fields["true class"]', '__data.fields["taken for"]') }];

// Colours of cells rise by about three from step to step, so that a handful of mistakes shows beside thousands that are right.
local steps(bounds) = {
  color: { mode: 'thresholds' },
  thresholds: {
    mode: 'absolute',
    steps: [{ value: null, color: 'transparent' }] + [
      { value: bounds[i], color: ['#fff3b0', '#fed976', '#feb24c', '#fd8d3c', '#e5502a', '#bd0026', '#7a0177'][i] }
      for i in std.range(0, std.length(bounds) - 1)
    ],
  },
};

local matrix(title, description, unit, value, settings) =
  panel.table(title, description, unit, ofClasses(importstr 'sql/classification/matrix.sql'), {
    'true\\predicted': {
      displayName: 'true ↓ predicted →',
      unit: 'string',
      color: { mode: 'fixed', fixedColor: 'text' },
      'custom.cellOptions': { type: 'auto' },
      'custom.align': 'left',
      'custom.width': 150,
      links: [{ title: 'Images of this class, below', url: here('var-true_class=${__value.text:percentencode}&var-predicted_class=') }],
    },
  }) {
    transformations+: [{ id: 'groupingToMatrix', options: { rowField: 'true', columnField: 'predicted', valueField: value, emptyValue: 'null' } }],
    fieldConfig+: {
      defaults+: settings {
        links: [{ title: 'Images of this pair, below', url: pairOf('__data.fields["true ↓ predicted →"]', '__field.name') }],
        custom+: { align: 'center', minWidth: 44, cellOptions: { type: 'color-background', mode: 'basic' } },
      },
      // Not of the names of the rows, one of which may be 0.
      overrides+: [
        {
          matcher: { id: 'byType', options: 'number' },
          properties: [{ id: 'mappings', value: [{ type: 'value', options: { '0': { text: '·', index: 0 } } }] }],
        },
      ],
    },
  };

local history(title, description, value) = panel.trends(
  title,
  description,
  'none',
  ofChosen(importstr 'sql/classification/class-history.sql'),
  name='class',
  value=value,
  decimals=3,
);

local curves(title, description, sql, x, y) = panel.scatter(title, description, 'none', ofChosen(sql), series=[], columns={}) {
  transformations+: [{ id: 'partitionByValues', options: { fields: ['group'], keepFields: false, naming: { asLabels: false } } }],
  fieldConfig+: {
    defaults+: upToOne { custom+: { show: 'lines', lineWidth: 2 } },
    overrides+: [
      {
        matcher: { id: 'byRegexp', options: '/^guessing/' },
        properties: [
          { id: 'color', value: { mode: 'fixed', fixedColor: 'gray' } },
          { id: 'custom.lineStyle', value: { fill: 'dash', dash: [4, 6] } },
          { id: 'custom.lineWidth', value: 1 },
        ],
      },
    ],
  },
  options+: { mapping: 'auto', series: [{}], legend+: { showLegend: true } },
};

dashboard.dashboard(
  'classification',
  'How good a classifier is: what it takes for what, class by class, how sure it is and whether rightly so, and the images that it gets wrong.',
  [
    variable.run,
    variable.query('split', 'Split', 'Which samples the figures are of; the test split is judged once, at the end', importstr 'sql/classification/splits.sql'),
    variable.query('epoch', 'Epoch', 'Last follows a run in progress', importstr 'sql/classification/epochs.sql'),
    variable.hidden('at', 'The chosen epoch as a number', importstr 'sql/classification/at.sql'),
    variable.query('true_class', 'True class', 'Of curves, and of images that the model got wrong', ofClasses(importstr 'sql/classification/any-class.sql')),
    variable.query('predicted_class', 'Predicted class', 'What the images were taken for; also whose reliability is shown', ofClasses(importstr 'sql/classification/any-class.sql')),
    variable.hidden('true_index', 'Index of the true class', trueIndex),
    variable.hidden('predicted_index', 'Index of the predicted class', std.strReplace(trueIndex, 'true_class', 'predicted_class')),
    variable.hidden('pass', 'In which pass the samples of the split were met', importstr 'sql/classification/pass.sql'),
    variable.hidden('mistakes', 'Address of the picture of mistakes; its text says of which', importstr 'sql/classification/mistakes-picture.sql'),
  ],
  [
    {
      height: 4,
      panels: [
        panel.stat(
          'Where the ${split:text} split stands in epoch $at',
          'Accuracy against that of always guessing the commonest class: it has to be well above. Balanced accuracy and macro F1 give every class the same weight; far below accuracy they say that rare classes are missed. An expected calibration error of a few per cent is good: so far is p(predicted) from how often it is right. A train split is judged while training, weights moving.',
          'none',
          importstr 'sql/classification/summary.sql',
          { epoch: whole } + figures,
        ),
      ],
    },
    {
      height: 4,
      panels: [
        panel.stat(
          'The test split',
          'Samples that nothing was chosen by, judged once, with the weights of the last epoch: the figures to report. Close to those of validation is good; far below says that too much was tuned on validation. There are none while a run is on, or if it was stopped.',
          'none',
          importstr 'sql/classification/test.sql',
          { judged: panel.test } + { [name]: figures[name] + panel.colour('green') for name in std.objectFields(figures) },
        ),
      ],
    },
    {
      height: 12,
      panels: [
        matrix(
          'Confusion matrix, ${split:text} split, epoch $at: samples',
          'One row for each true class, one column for what its samples were taken for; colours rise by about three from step to step. All on the diagonal is good. Click a cell to see its images below. Of more than 25 classes those with the most mistakes; the whole matrix is further down.',
          'locale',
          'samples',
          { decimals: 0 } + steps([1, 3, 10, 30, 100, 300, 1000]),
        ),
        matrix(
          'Confusion matrix, ${split:text} split, epoch $at: share of each true class',
          'The same, of each row the share: the diagonal is the recall of the class. A dark cell off the diagonal is a pair of classes that the model cannot tell apart, however rare they are; a row without figures is a class without samples.',
          'percentunit',
          'share',
          { decimals: 1 } + steps([0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 0.9]),
        ),
      ],
    },
    {
      height: 15,
      panels: [
        panel.table(
          'Classification report, ${split:text} split, epoch $at',
          'As scikit-learn prints it. Precision: of what was taken for the class, the share that is of it. Recall: of its samples, the share that was found. Both near 1 are good; low recall at high precision is a class that the model is shy of, the reverse one that it sees everywhere. A dash is a figure that does not exist, and the note says why; averages leave it out.',
          'none',
          importstr 'sql/classification/report.sql',
          {
            class: { 'custom.minWidth': 110 },
            precision: figure + wide(100),
            recall: figure + wide(100),
            'f1-score': figure + gauge(1) { 'custom.minWidth': 130 },
            support: counted + wide(100),
            note: { noValue: '', 'custom.minWidth': 120 },
          },
        ),
        panel.bars(
          'Error rate of each class',
          'Share of the samples of each true class that were taken for another one, worst first; of more than 40 classes the worst 40. Bars of one height are good, a few that stand out are classes to look at: too rare, or hard to tell from another.',
          'percentunit',
          ofClasses(importstr 'sql/classification/error-rate.sql'),
          x='class',
          columns={ 'error rate': panel.colour('red') { min: 0, 'custom.axisSoftMax': 0.05 } },
          decimals=1,
          legend=false,
        ),
      ],
    },
    {
      height: 14,
      panels: [
        panel.table(
          'Classes that are mixed up most',
          'Pairs of true class and what it was taken for, most samples first. Click one to see its images. A pair that stands out in both directions is two classes that look alike; one direction alone hints at labels, or at a class that is too common.',
          'none',
          ofClasses(importstr 'sql/classification/confused.sql'),
          {
            'true class': { links: pair, 'custom.minWidth': 100 },
            'taken for': { links: pair, 'custom.minWidth': 100 },
            samples: counted + gauge(null) { 'custom.minWidth': 160 },
            'share of the class': share + gauge(null) { 'custom.minWidth': 160 },
          },
        ) { width:: 12 },
        panel.heatmap(
          'The whole matrix: share of each true class',
          'Every class, true upwards from the first one on top, predicted to the right by its index; colours end at 25 %, so that mistakes show. A bright diagonal on dark is good. Bright spots off it are pairs that are mixed up, bright columns classes that the model takes much for. Of more than 64 classes neighbours share a cell.',
          'percentunit',
          ofClasses(importstr 'sql/classification/whole-matrix.sql'),
          x='predicted',
          y='true',
          value='share',
          rowZeroOnTop=true,
          decimals=2,
          darkest=0,
          brightest=0.25,
        ) { width:: 12 },
      ],
    },
    {
      height: 19,
      panels: [
        panel.text(
          'Images that were wrong in epoch $at: ${mistakes:text}',
          'The most confident mistakes first: truth, what it was taken for, how sure the model was, and in how many epochs it was wrong. Choose classes above, or click a cell of the matrix. Look whether you would have told them right: where not, the label may be wrong; where many share a look, there is too little of it to train on.',
          picture.sheet('mistakes', 'nothing recorded yet'),
        ),
      ],
    },
    {
      height: 14,
      panels: [
        panel.table(
          'Mistakes in epoch $at: ${mistakes:text}',
          'Up to 50, the most confident first; click one to see it on Patches. Wrong in all epochs with p(predicted) near 100 % is often a wrong label; wrong only lately is a sample that was learnt and forgotten. No rows are good, or there are no scores of single samples in this run.',
          'none',
          importstr 'sql/classification/mistakes.sql',
          {
            picture: panel.thumbnail(80),
            'true class': {
              'custom.minWidth': 90,
              links: [
                {
                  title: 'This sample on Patches',
                  url: dashboard.link('patches', '${run:queryparam}&var-scene=${__data.fields.scene:percentencode}&var-epoch=${at:percentencode}&var-row=${__data.fields.row}&var-column=${__data.fields.column}'),
                },
              ],
            },
            'taken for': { 'custom.minWidth': 90 },
            'p(predicted)': share + gauge(1) { 'custom.minWidth': 110 },
            'p(true class)': share + wide(80),
            loss: { unit: 'none', decimals: 3 } + wide(80),
            'epochs wrong': wide(80),
            'wrong in': { 'custom.minWidth': 110 },
            sample: whole + wide(80),
            row: whole + wide(60),
            column: whole + wide(75),
            scene: wide(110),
          },
        ) { options+: { cellHeight: 'lg' } },
      ],
    },
    {
      height: 9,
      panels: [
        panel.trend(
          'Accuracy over the epochs, ${split:text} split',
          'Accuracy, the mean recall of the classes (balanced), and what always guessing the commonest class would give. Both rising and close to each other is good; balanced far below says that the common classes are learnt first, or alone.',
          'percentunit',
          importstr 'sql/classification/accuracy.sql',
          columns={
            accuracy: panel.colour('blue') { max: 1 },
            'balanced accuracy': panel.colour('purple') { max: 1 },
            'always the commonest class': panel.colour('gray') { max: 1, 'custom.lineStyle': { fill: 'dash', dash: [8, 6] } },
          },
          decimals=1,
        ),
        panel.trend(
          'Precision, recall and F1 over the epochs',
          'Means over the classes (macro), each class with the same weight; classes of which a figure does not exist are left out. Rising together is good. Precision above recall: the model leaves classes out; a jump of precision can be a class that came to be predicted for the first time.',
          'none',
          importstr 'sql/classification/macro.sql',
          columns={
            precision: panel.colour('blue') { max: 1 },
            recall: panel.colour('orange') { max: 1 },
            F1: panel.colour('purple') { max: 1 },
          },
          decimals=3,
        ),
        panel.trend(
          'Agreement beyond chance',
          "Cohen's kappa and Matthews correlation: 1 is perfect, 0 as good as guessing, below 0 worse. Both take into account how common the classes are, so they can be compared between data sets.",
          'none',
          importstr 'sql/classification/agreement.sql',
          columns={
            "Cohen's kappa": panel.colour('blue') { max: 1 },
            'Matthews correlation': panel.colour('purple') { max: 1 },
          },
          decimals=3,
        ),
      ],
    },
    {
      height: 9,
      panels: [
        history(
          'Recall of single classes',
          'Share of the samples of a class that were found, over the epochs: of the true class chosen above, else of all, or of the ten with the lowest F1. A class that stays low is mixed up with others, or too rare; one that falls is being forgotten.',
          'recall',
        ),
        history(
          'Precision of single classes',
          'Of what was taken for the class, the share that is of it. A line begins when the class is predicted for the first time; one that stays low is a class that others are taken for.',
          'precision',
        ),
        history(
          'F1 of single classes',
          'The harmonic mean of precision and recall, near the lower of the two. Lines that bundle near 1 are good; one that stays on 0 is a class that the model never gets right.',
          'f1',
        ),
      ],
    },
    {
      height: 12,
      panels: [
        panel.table(
          'How well single classes are ranked, epoch $at',
          'ROC AUC: how often a sample of the class gets a higher p(class) than one of another; 0.5 is guessing, 1 perfect. Average precision is the area under the precision-recall curve, stricter where a class is rare: guessing gives its share. Probabilities are counted in narrow buckets, and ± is the most by which that can be off. Worst first.',
          'none',
          importstr 'sql/classification/ranking.sql',
          {
            class: { 'custom.minWidth': 100 },
            positives: counted + wide(85),
            negatives: counted + wide(85),
            'ROC AUC': figure { decimals: 5 } + wide(85),
            '± of ROC AUC': figure { unit: 'sci', decimals: 1 } + wide(90),
            'average precision': figure { decimals: 5 } + wide(85),
            '± of average precision': figure { unit: 'sci', decimals: 1 } + wide(90),
            'not a number': counted + wide(80),
            note: { noValue: '', 'custom.minWidth': 90 },
          },
        ) { width:: 12 },
        curves(
          'ROC curves, epoch $at',
          'Of one class against all others, for every threshold of p(class): how many of its samples are found against how many others are taken for it. Of the true class chosen above, else of all, or of the ten with the lowest F1. A curve that hugs the top left corner is good, one along the dashes is guessing.',
          importstr 'sql/classification/roc-curve.sql',
          'false positive rate',
          'true positive rate',
        ) { width:: 6 },
        curves(
          'Precision-recall curves, epoch $at',
          'Of the same classes, for every threshold: what share of the class is found (right) against what share of what is taken for it is right (up). Level along the top and down only at the right edge is good; a fall from the left on says that even the surest predictions are often wrong.',
          importstr 'sql/classification/precision-recall-curve.sql',
          'recall',
          'precision',
        ) { width:: 6 },
      ],
    },
    {
      height: 11,
      panels: [
        panel.scatter(
          'Reliability, epoch $at',
          'Predictions in 15 bins by p(predicted): how sure the model was (right) against how often it was right (up), a point the larger the more samples it stands for. On the diagonal is good; below it the model is surer than it should be, above it less. Of one predicted class if one is chosen above.',
          'percentunit',
          ofBins(importstr 'sql/classification/reliability.sql'),
          series=[
            { x: 'confidence', y: 'accuracy', size: 'samples' },
            { x: 'as sure', y: 'as right' },
          ],
          columns={
            confidence: upToOne { 'custom.axisLabel': 'how sure' },
            'as sure': upToOne,
            accuracy: upToOne + panel.colour('orange') { 'custom.axisLabel': 'how often right', 'custom.show': 'points+lines' },
            'as right': upToOne + panel.colour('gray') { 'custom.show': 'lines' },
            samples: counted,
          },
        ),
        panel.bars(
          'How sure the predictions are, epoch $at',
          'How many predictions lie in each of the same bins, right and wrong. Most in the last bin with little red is a model that knows what it knows; red in the last bin are confident mistakes, which are worst.',
          'locale',
          ofBins(importstr 'sql/classification/sureness.sql'),
          x='p(predicted)',
          columns={ right: panel.colour('green'), wrong: panel.colour('red') },
          stacked=true,
          decimals=0,
        ),
        panel.trend(
          'Calibration over the epochs, ${split:text} split',
          'Expected calibration error, and how much surer the model is than right on average (overconfidence, below 0 less sure). Near 0 is good. Rising while accuracy stays is the usual sign of a model that learns its samples by heart.',
          'percentunit',
          importstr 'sql/classification/calibration.sql',
          columns={
            'expected calibration error': panel.colour('orange'),
            overconfidence: panel.colour('purple'),
          },
          decimals=2,
        ),
      ],
    },
  ],
  refresh='10s',
)
