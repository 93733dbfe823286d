local dashboard = import 'library/dashboard.libsonnet';
local panel = import 'library/panel.libsonnet';
local variable = import 'library/variable.libsonnet';

local narrow = { 'custom.width': 110 };
local figure = { unit: 'sci', decimals: 2 } + narrow;
local plain = { unit: 'none', decimals: 2 } + narrow;

dashboard.dashboard(
  'distributions',
  'How weights and gradients are spread, layer by layer and epoch by epoch.',
  [
    variable.run,
    variable.query('layer', 'Layer', 'From input to output', importstr 'sql/distributions/layers.sql'),
    variable.query('tensor', 'Tensor', 'A parameter of the layer', importstr 'sql/distributions/tensors.sql'),
    variable.query('kind', 'Kind', 'The values themselves, or their gradients', importstr 'sql/distributions/kinds.sql'),
    variable.query('epoch', 'Epoch', 'Last follows a run in progress', importstr 'sql/distributions/epochs.sql'),
  ],
  [
    {
      height: 12,
      panels: [
        panel.heatmap(
          '$layer $tensor: $kind over the epochs',
          'Each column is one epoch: how many of the values lie at each height, bright is many. A hump that widens or wanders slowly is learning; a column that collapses to one line is a layer that died, one that blows up is an explosion. The brightest colour stands for 15 % and more, so that tails can be seen.',
          'percentunit',
          importstr 'sql/distributions/over-epochs.sql',
          x='epoch',
          y='bin',
          value='share',
          decimals=2,
          brightest=0.15,
        ),
        panel.trend(
          '$layer $tensor: spread of the $kind',
          'Mean, one standard deviation around it (shade), and the extremes. A shade that keeps growing calls for weight decay or a lower rate; one that shrinks to nothing is a dying layer.',
          'none',
          importstr 'sql/distributions/moments-over-epochs.sql',
          columns={
            minimum: panel.colour('text') { 'custom.lineStyle': { fill: 'dash', dash: [6, 6] }, 'custom.lineWidth': 1 },
            maximum: panel.colour('text') { 'custom.lineStyle': { fill: 'dash', dash: [6, 6] }, 'custom.lineWidth': 1 },
            mean: panel.colour('purple'),
            'mean + std': panel.bandDownTo('mean − std', 'purple'),
            'mean − std': panel.bandEnd('purple'),
          },
        ),
      ],
    },
    {
      height: 10,
      panels: [
        panel.bars(
          '$layer $tensor: $kind in the first epoch and in epoch $epoch',
          'Share of the values in each of 60 equal bins over what the run ever reached. The chosen epoch should have moved or widened against the first: no difference means that this tensor learns nothing.',
          'percentunit',
          importstr 'sql/distributions/first-and-chosen.sql',
          x='value',
          columns={ value: { decimals: 3, unit: 'none', noValue: '' }, first: panel.colour('text'), chosen: panel.colour('purple') },
          decimals=2,
          gap=0.97,
        ),
        panel.trend(
          'Gradient norms of all layers',
          'Length of each parameter\'s gradient, on a logarithmic scale. Lines within a few powers of ten of each other are good; early layers far below the last ones are vanishing gradients.',
          'sci',
          importstr 'sql/distributions/gradient-norms.sql',
          x='epoch\\tensor',
          rowField='epoch',
          log=true,
          decimals=1,
        ) {
          transformations+: [
            { id: 'groupingToMatrix', options: { rowField: 'epoch', columnField: 'tensor', valueField: 'norm', emptyValue: 'null' } },
          ],
        },
      ],
    },
    {
      height: 10,
      panels: [
        panel.table(
          'All tensors: $kind in epoch $epoch',
          'The figures of every layer in the chosen epoch. Values that are not finite, or mostly zeros, are a broken layer; a high kurtosis says that few values carry the most.',
          'none',
          importstr 'sql/distributions/moments.sql',
          {
            mean: figure,
            std: figure,
            minimum: figure,
            maximum: figure,
            norm: figure,
            skewness: plain,
            kurtosis: plain,
            zeros: { unit: 'percentunit', decimals: 1 } + narrow,
            'not finite': { unit: 'none', decimals: 0 } + narrow,
          },
        ),
      ],
    },
  ],
)
