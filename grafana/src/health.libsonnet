// How layers fare, as rows of panels: a line for each layer.
local panel = import 'library/panel.libsonnet';

local figures = importstr 'sql/distributions/health.sql';
local overEpochs(figure) = |||
  select distinct on (epoch, position, layer) epoch, layer, "%(figure)s"
  from (
  %(sql)s) health
  where "%(figure)s" is not null
  order by epoch, position, layer, step desc
||| % { figure: figure, sql: figures };
local overSteps(figure) = |||
  select step, layer, "%(figure)s"
  from (
  %(sql)s) health
  where "%(figure)s" is not null
  order by step, position, layer
||| % { figure: figure, sql: figures };

// Three times more and less than a thousandth, as two lines with a shade between them, which keep the axis around it.
local withHealthyUpdates(x, sql) = |||
  with ratios as (
  %(sql)s)
  select %(x)s, layer, "update ratio"
  from (
    select %(x)s, row_number() over () as rank, layer, "update ratio" from ratios
    union all
    select distinct %(x)s, null::bigint, 'healthy', 0.00316 from ratios
    union all
    select distinct %(x)s, null::bigint, 'healthy from', 0.000316 from ratios
  ) line
  order by %(x)s, rank, layer
||| % { x: x, sql: sql };
local healthyUpdates = {
  fieldConfig+: {
    overrides+: panel.overrides({
      healthy: panel.bandDownTo('healthy from', 'green'),
      'healthy from': panel.bandEnd('green') { 'custom.hideFrom': { legend: true, tooltip: true, viz: false } },
    }),
  },
};

local health(title, description, unit, figure, log=false, decimals=null, sql=overEpochs(figure)) =
  panel.trends(title, description, unit, sql, name='layer', value=figure, log=log, decimals=decimals);
local byStep(title, description, figure, sql=overSteps(figure)) =
  panel.trends(title, description, 'sci', sql, name='layer', value=figure, x='step', log=true, decimals=1);

local fromZero = { fieldConfig+: { defaults+: { custom+: { axisSoftMin: 0 } } } };
local upToAll = { fieldConfig+: { defaults+: { custom+: { axisSoftMin: 0, axisSoftMax: 1 } } } };

{
  rows: [
    {
      height: 10,
      panels: [
        health(
          'Gradient norm of each layer',
          'Length of the gradient of all parameters of a layer, on a logarithmic scale. Lines within a few powers of ten of each other are good; early layers far below the last ones are vanishing gradients, a rise by powers of ten is an explosion.',
          'sci',
          'gradient norm',
          log=true,
          decimals=1,
        ),
        health(
          'Update to weight ratio of each layer',
          'How far a step moves the weights, against how large they are, on a logarithmic scale. The shade is the healthy band around a thousandth (1e-3): far above it training is restless and may blow up, so lower the rate; far below it the layer hardly learns.',
          'sci',
          'update ratio',
          log=true,
          decimals=1,
          sql=withHealthyUpdates('epoch', overEpochs('update ratio')),
        ) + healthyUpdates,
        health(
          'Weight norm of each layer',
          'Length of all parameters of a layer. Slow growth that levels off is usual; growth without end calls for weight decay, a fall towards zero means that weight decay wins over learning.',
          'none',
          'weight norm',
          decimals=2,
        ) + fromZero,
      ],
    },
    {
      height: 10,
      panels: [
        health(
          'Mean activation of each layer',
          'Mean output of each layer for the probe samples. Lines should stay near where they began; one that runs away drives the layers after it into their flat parts.',
          'none',
          'mean',
          decimals=2,
        ),
        health(
          'Spread of the activations of each layer',
          'Standard deviation of the outputs of each layer for the probe samples. Similar from layer to layer is good; a spread that shrinks from the first layer to the last means that the signal fades, a layer at nearly zero tells its samples no more apart.',
          'none',
          'spread',
          decimals=2,
        ) + fromZero,
        health(
          'Values that are not finite',
          'How many values of a layer, its gradients and outputs are NaN or infinite. Anything but zero is broken: the rate is too high, or something was divided by zero.',
          'none',
          'not finite',
          decimals=0,
        ) + fromZero,
      ],
    },
    {
      height: 10,
      panels: [
        health(
          'Zeros and saturation of activation functions',
          'Share of the outputs that lie in the flat part, where no gradient passes: zeros of a ReLU, outputs near the ends of a sigmoid or tanh. About half of a ReLU\'s outputs being zero is usual; a line close to 100 % is a layer that has stopped learning.',
          'percentunit',
          'flat',
          decimals=1,
        ) + upToAll { width:: 7 },
        health(
          'Dead units of each layer',
          'Units of a ReLU layer that fired for no probe sample: they get no gradient and seldom come back. A few are no harm; a count that climbs calls for a lower rate or another initialisation.',
          'none',
          'dead',
          decimals=0,
        ) + fromZero { width:: 7 },
        panel.table(
          'Which units are dead in epoch ${epoch:text}',
          'The same by their numbers, of layers with an activation function; new are those that still fired in the epoch before. None is good; new ones in late epochs mean that units still die, so the rate is too high.',
          'none',
          importstr 'sql/distributions/dead.sql',
          {
            layer: { 'custom.width': 110 },
            units: { unit: 'locale', decimals: 0, 'custom.width': 60 },
            dead: { unit: 'locale', decimals: 0, 'custom.width': 60 },
            share: { unit: 'percentunit', decimals: 1, 'custom.width': 70 },
            new: { unit: 'locale', decimals: 0, 'custom.width': 55 },
            'which units': { 'custom.wrapText': true },
          },
        ) { width:: 10 },
      ],
    },
  ],

  overSteps: [
    byStep(
      'Gradient norm over the steps',
      'As over the epochs, at every step that was watched. Spikes are batches that the network cannot explain.',
      'gradient norm',
    ),
    byStep(
      'Update to weight ratio over the steps',
      'As over the epochs, at every step that was watched; the shade is the healthy band. It often lies high in the first steps and then settles.',
      'update ratio',
      sql=withHealthyUpdates('step', overSteps('update ratio')),
    ) + healthyUpdates,
  ],
}
