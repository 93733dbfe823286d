local cost = import 'cost.libsonnet';
local dashboard = import 'library/dashboard.libsonnet';
local panel = import 'library/panel.libsonnet';
local picture = import 'library/picture.libsonnet';
local variable = import 'library/variable.libsonnet';

local whole = { unit: 'locale', decimals: 0 };
local share = { unit: 'percentunit', decimals: 1 };
local wide(pixels) = { 'custom.width': pixels, 'custom.wrapHeaderText': true };
local asGauge = { 'custom.cellOptions': { type: 'gauge', mode: 'basic', valueDisplayMode: 'text' }, min: 0, max: 1 };
local asText = { 'custom.cellOptions': { type: 'color-text' } };
local outcome = {
  mappings: [
    {
      type: 'value',
      options: { right: { text: 'right', color: 'green', index: 0 }, wrong: { text: 'wrong', color: 'red', index: 1 } },
    },
  ],
};

// Columns of a group are called by the group and the column.
local colours = {
  train: 'blue',
  validation: 'orange',
  right: 'green',
  wrong: 'red',
  'loss below 0\\.01': 'blue',
  'loss from 0\\.01 to': 'green',
  'loss from 0\\.1 to': 'orange',
  'loss of 1 and': 'red',
};
local groups = [
  { matcher: { id: 'byRegexp', options: '/^%s/' % name }, properties: [{ id: 'color', value: { mode: 'fixed', fixedColor: colours[name] } }] }
  for name in std.objectFields(colours)
];

local address(name, description, sql) = variable.hidden(name, 'Address of the picture of ' + description + '; its text is the layer', sql);

// The address of one unit in all epochs, of that of all units in one.
local overEpochs(of, sql) = std.foldl(
  function(address, change) std.strReplace(address, change[0], change[1]),
  [
    ['/network/%s.png' % of, '/network/formation.png'],
    ["'&epoch='", "'&unit='"],
    ['|| ${at:sqlstring}', '|| ${unit:sqlstring}'],
    ['height=660', 'height=420'],
  ],
  sql
);

dashboard.dashboard(
  'network',
  'What is inside the network: its layers, what they look for, what they make of samples, and what watching them costs.',
  [
    variable.run,
    variable.query('epoch', 'Epoch', 'Epochs with pictures, 0 is before training; last follows a run in progress', importstr 'sql/network/epochs.sql'),
    variable.query('layer', 'Layer', 'Panels of what this layer has not show the nearest one that has it', importstr 'sql/network/layers-of-run.sql'),
    variable.query('sample', 'Sample', 'One of those that are watched, with its class', importstr 'sql/network/samples-of-run.sql'),
    variable.hidden('excited', 'The layer whose units have samples that excite them most', importstr 'sql/network/excited.sql'),
    variable.query('unit', 'Unit', 'A unit or feature map of the layer, and a filter', importstr 'sql/network/units-of-layer.sql'),
    variable.choice('attribution', 'Attribution', 'What in a sample excites the unit: the gradient of its score with respect to the input', [
      { text: 'laid over the samples', value: 'true' },
      { text: 'off', value: 'false' },
    ]),
    variable.choice('opacity', 'Opacity', 'Of the attribution over the samples', [
      { text: '30 %', value: '0.3' },
      { text: '60 %', value: '0.6' },
      { text: '80 %', value: '0.8' },
      { text: '100 %', value: '1' },
    ], default='0.6'),
    variable.choice('colour', 'Colour', 'Of the points in feature space', [
      { text: 'class', value: 'class' },
      { text: 'split', value: 'split' },
      { text: 'loss', value: 'loss' },
      { text: 'correctness', value: 'correctness' },
    ]),
    variable.hidden('at', 'The chosen epoch as a number', importstr 'sql/network/at.sql'),
    variable.hidden('active', 'The layer whose activations are shown', importstr 'sql/network/active.sql'),
    address('filters', 'filters', importstr 'sql/network/filters-picture.sql'),
    address('maps', 'feature maps', importstr 'sql/network/maps-picture.sql'),
    address('formation', 'a filter over the epochs', overEpochs('filters', importstr 'sql/network/filters-picture.sql')),
    address('map_formation', 'a feature map over the epochs', overEpochs('feature-maps', importstr 'sql/network/maps-picture.sql')),
    address('samples', 'the watched samples', importstr 'sql/network/samples-picture.sql'),
    address('inputs', 'the watched samples as the network gets them', importstr 'sql/network/inputs-picture.sql'),
    address('exciting', 'the samples that excite a unit most', importstr 'sql/network/unit-picture.sql'),
    address('contact', 'the samples that excite each unit most', importstr 'sql/network/units-picture.sql'),
  ],
  [
    {
      height: 4,
      panels: [
        panel.stat(
          'The network',
          'How large the network is, how much arithmetic one sample takes in the forward pass, and what share of the run went to watching it. More parameters than there are training samples ask for regularisation; watching above a few per cent can be made cheaper in the request.',
          'none',
          importstr 'sql/network/summary.sql',
          {
            layers: whole,
            parameters: whole,
            'FLOPs per sample': { unit: 'short', decimals: 1 },
            'size of the parameters': { unit: 'bytes', decimals: 1 },
            'time spent watching': share + panel.colour('purple'),
          },
        ),
      ],
    },
    {
      height: 12,
      panels: [
        panel.table(
          'Layers',
          'The network from input to output: the shape that each layer hands on for one sample, its parameters, and the floating-point operations it takes (two for each multiplication with addition). Where most parameters sit is where most memory and overfitting sit; where most operations sit is where time goes.',
          'none',
          importstr 'sql/network/layers.sql',
          {
            layer: { 'custom.minWidth': 120 },
            kind: wide(110),
            output: wide(120) + { noValue: '' },
            parameters: whole + wide(110),
            'share of parameters': share + asGauge { noValue: '' },
            FLOPs: whole + wide(120),
            'share of FLOPs': share + asGauge { noValue: '' },
          },
        ),
      ],
    },
    {
      height: 21,
      panels: [
        panel.text(
          'Watched samples as they are, in epoch $at',
          'One sample of each class and split unless the request names others, the same in all epochs. Below each its true class, what the network takes it for, and how sure it is. Look whether you could tell the wrong ones yourself.',
          picture.image('samples', 730),
        ),
        panel.text(
          'The same as the network gets them',
          'After scaling, normalising and resizing, one tile for each channel, with zero in the middle of the colours. Pictures that cannot be recognised here cannot be learnt: look for wrong channels, clipped values, or samples turned on their side.',
          picture.image('inputs', 730),
        ),
      ],
    },
    {
      height: 11,
      panels: [
        panel.table(
          'Outputs for the watched samples in epoch $at',
          'Predicted class, its probability, and the truth. A wrong prediction with a probability near 100 % is a wrong label or a class that is mixed up; train samples that are right where validation samples are wrong show overfitting.',
          'none',
          importstr 'sql/network/outputs.sql',
          {
            split: wide(85),
            sample: { unit: 'none', decimals: 0 } + wide(70),
            'true class': wide(90),
            predicted: wide(90),
            'p(predicted)': share + asGauge,
            'p(true class)': share + asGauge,
            loss: { unit: 'none', decimals: 3 } + wide(60),
            outcome: outcome + asText + wide(85),
          },
        ) { width:: 12 },
        panel.bars(
          'What ${sample:text} is taken for',
          'Probability that the network gives to each class in epoch $at; green is the true one. One high green bar is a sample that is learnt, several of equal height one that it cannot tell.',
          'percentunit',
          importstr 'sql/network/probabilities.sql',
          x='class',
          columns={
            'true class': panel.colour('green') { min: 0, max: 1 },
            'other class': panel.colour('text') { min: 0, max: 1 },
          },
          stacked=true,
          decimals=1,
        ) { width:: 6 },
        panel.trends(
          '${sample:text} over the epochs',
          'Probability of each class for the chosen sample, over the epochs with pictures. The line of the true class should rise and stay; lines that cross again and again are a sample near the border of two classes.',
          'percentunit',
          importstr 'sql/network/output-over-epochs.sql',
          name='class',
          value='probability',
          decimals=1,
        ) { width:: 6 },
      ],
    },
    {
      height: 19,
      panels: [
        panel.text(
          'Filters of ${filters:text} in epoch $at',
          'The weights of each unit as a small picture, in colours around zero: of a dense layer on the input one picture per unit, of a convolution one row per unit and one tile per channel that it reads. Smooth strokes, edges and blobs are features; noise that looks as it did in epoch 0 has learnt nothing, or the layer has far more units than it needs.',
          picture.image('filters', 670),
        ),
        panel.text(
          'Feature maps of ${maps:text} for ${sample:text}, in epoch $at',
          'What each channel of the layer makes of the chosen sample. Maps that show different parts of it are good; many dark ones are dead or idle channels, many alike are more channels than the layer needs.',
          picture.image('maps', 670),
        ),
      ],
    },
    {
      height: 13,
      panels: [
        panel.text(
          'How the filter of unit $unit in ${formation:text} forms',
          'The filter of the chosen unit in every epoch with pictures, from before training on, on one scale of colours. Features should take shape within the first epochs and then sharpen; a filter that stays as it was is not being trained.',
          picture.image('formation', 430),
        ),
        panel.text(
          'How the map of unit $unit in ${map_formation:text} forms, for ${sample:text}',
          'The feature map of the chosen unit for the chosen sample in every epoch with pictures. A map that comes to show one part of the sample has found its feature; one that goes dark has died.',
          picture.image('map_formation', 430),
        ),
      ],
    },
    {
      height: 10,
      panels: [
        panel.trend(
          '${active:text}: activations for ${sample:text} in epoch $at',
          'Output of each unit of the layer (the mean of a feature map) for the chosen sample, against the mean over all watched samples. Where the two part is what tells this sample from others; a unit that is zero in both does not take part.',
          'none',
          importstr 'sql/network/activations.sql',
          x='unit',
          scale='unit',
          columns={ 'this sample': panel.colour('purple'), 'mean of all watched samples': panel.colour('text') },
          decimals=2,
          points='never',
        ) { fieldConfig+: { defaults+: { custom+: { lineInterpolation: 'stepAfter', lineWidth: 1, fillOpacity: 20 } } } },
        panel.trends(
          'All layers: activations for ${sample:text} in epoch $at',
          'The same of every layer, over the index of its units. Layers of very different height, or one that lies flat on zero, pass their signal on badly.',
          'none',
          importstr 'sql/network/activations-of-layers.sql',
          name='layer',
          value='value',
          x='unit',
          decimals=2,
        ) { fieldConfig+: { defaults+: { custom+: { lineWidth: 1, showPoints: 'never' } } } },
      ],
    },
    {
      height: 13,
      panels: [
        panel.text(
          '${exciting:text}, unit $unit: the nine samples that excite it most, in epoch $at',
          'Of the probe samples those for which the unit is highest, best first, with score and class; the attribution laid over them shows what in them excites it. Nine samples that share a stroke, a texture or a class tell what the unit looks for; nine that share nothing are a unit that has learnt nothing yet.',
          picture.image('exciting', 430),
        ) { width:: 14 },
        panel.table(
          '${excited:text}, unit $unit: its nine samples in epoch $at',
          'What excites the unit most, as figures, best first. Scores that hardly differ between the first and the last are a unit that many samples excite.',
          'none',
          importstr 'sql/network/top-samples.sql',
          {
            rank: { unit: 'none', decimals: 0 } + wide(65),
            split: wide(100),
            sample: { unit: 'none', decimals: 0 } + wide(90),
            score: { unit: 'none', decimals: 3 } + wide(100),
          },
        ) { width:: 10 },
      ],
    },
    {
      height: 17,
      panels: [
        panel.text(
          '${contact:text}, unit by unit',
          'The same for every unit of the layer, one row of nine for each. Rows that look alike are units that do the same; a layer in which most rows show one class each has learnt the classes.',
          picture.image('contact', 580),
        ),
      ],
    },
    {
      height: 13,
      panels: [
        panel.scatter(
          'Feature space in epoch $at, coloured by ${colour:text}',
          'What the last layer decides by, of up to 1,000 samples of train and validation, in the two directions in which it varies most (principal components). Classes in clusters of their own are learnt; clusters that run into each other are mixed up; a point deep in the cluster of another class is a suspect label. Train and validation should lie on each other.',
          'none',
          importstr 'sql/network/features.sql',
          series=[],
        ) {
          width:: 15,
          transformations+: [{ id: 'partitionByValues', options: { fields: ['group'], keepFields: false, naming: { asLabels: false } } }],
          fieldConfig+: { overrides+: groups },
          options+: { mapping: 'auto', series: [{}], legend+: { showLegend: true } },
        },
        panel.trend(
          'How much of the features the two axes show',
          'Share of the variance along each axis, over the epochs. Low shares mean that classes which overlap in the picture may still be apart in other directions.',
          'percentunit',
          importstr 'sql/network/projections.sql',
          columns={
            'first axis': panel.colour('purple') { 'custom.axisSoftMin': 0 },
            'second axis': panel.colour('blue') { 'custom.axisSoftMin': 0 },
          },
          decimals=1,
        ) { width:: 9 },
      ],
    },
    { height: 8, panels: [cost.time, cost.cores, cost.memory] },
  ],
  refresh='10s',
)
