local cost = import 'cost.libsonnet';
local dashboard = import 'library/dashboard.libsonnet';
local panel = import 'library/panel.libsonnet';
local variable = import 'library/variable.libsonnet';

local splits = { train: panel.train, validation: panel.validation, test: panel.test };
local atMostAll(columns) = { [name]: columns[name] { max: 1 } for name in std.objectFields(columns) };
local fromZero = { 'custom.axisSoftMin': 0 };
local loss = { unit: 'none', decimals: 4 };
local share = { unit: 'percentunit', decimals: 1 };

dashboard.dashboard(
  'curves',
  'How one run learns, epoch by epoch.',
  [
    variable.run,
    variable.query('metric', 'Metric', 'Any other metric of the run, its own ones too', importstr 'sql/curves/other-metrics.sql'),
    variable.text('from', 'From step', 'The first step that is drawn over steps; empty for all', ''),
    variable.text('to', 'To step', 'The last step that is drawn over steps; empty for all', ''),
  ],
  [
    {
      height: 4,
      panels: [
        panel.stat(
          'Where the run stands',
          'The last epoch, and the best one by validation loss. An attempt above 1 is one that a run was resumed with, from a checkpoint: 2 from 6 is the second attempt, and epoch 6 its first. A best epoch long past means that the model overfits or has stopped learning.',
          'none',
          importstr 'sql/curves/summary.sql',
          {
            status: panel.status,
            'best epoch': { unit: 'none', decimals: 0 },
            'lowest validation loss': loss + panel.validation,
            'last validation loss': loss + panel.validation,
            'last train loss': loss + panel.train,
            'last validation accuracy': share + panel.validation,
            'test accuracy': share { color: panel.test.color },
          },
          size=26,
        ),
      ],
    },
    {
      height: 10,
      panels: [
        panel.trend(
          'Loss',
          'Mean loss of each epoch; the large orange point is the epoch of the lowest validation loss, or the best by the metric that early stopping watched; the purple one is the last epoch of a run that was stopped, by early stopping, median stopping or a person, a yellow one the first epoch after the run was resumed, red ones are epochs in which a warning or an error was found (see Findings). Both falling is good; train falling while validation rises is overfitting. Train is taken while training (dropout on, weights moving), so it may lie above validation early on.',
          'none',
          importstr 'sql/curves/loss.sql',
          columns=splits { best: panel.mark('orange'), stopped: panel.mark('purple'), resumed: panel.mark('yellow'), finding: panel.mark('red') },
          decimals=4,
        ),
        panel.trend(
          'Accuracy',
          'Share of samples whose class was predicted right; the large point is the best validation accuracy. Good curves rise and flatten together; chance level is one divided by the number of classes.',
          'percentunit',
          importstr 'sql/curves/accuracy.sql',
          columns=atMostAll(splits { best: panel.mark('orange') }),
          decimals=1,
        ) { fieldConfig+: { defaults+: { noValue: 'No accuracy: nothing recorded yet, or a number is predicted (see Regression)' } } },
      ],
    },
    {
      height: 9,
      panels: [
        panel.trend(
          'Any metric: ${metric:text}',
          'The metric chosen above, over the epochs: any that the trainer published, its own ones too, for each split and for what belongs to no split. Splits that part are overfitting.',
          'none',
          importstr 'sql/curves/metric.sql',
          columns=splits { other: panel.colour('purple') },
        ) { width:: 14, fieldConfig+: { defaults+: { noValue: 'No metrics but those of the other panels' } } },
        panel.table(
          'Range of ${metric:text}',
          'The last value of the chosen metric, and its lowest and highest over the epochs with the first epoch of each. The best epoch long past means that the model overfits or has stopped learning. Values that are not a number count as highest.',
          'none',
          importstr 'sql/curves/metric-range.sql',
          {
            split: { 'custom.width': 95 },
            last: { 'custom.width': 90 },
            lowest: { 'custom.width': 90 },
            highest: { 'custom.width': 90 },
            'in epoch': { decimals: 0, 'custom.width': 80 },
            'in epoch ': { decimals: 0, 'custom.width': 80 },
          },
        ) { width:: 10 },
      ],
    },
    {
      height: 4,
      panels: [
        panel.table(
          'What ${metric:text} is',
          'Unit, range and direction of the chosen metric, how it is worked out and by which definition. A metric of the run\'s own is not in the list: only who published it knows what is good.',
          'none',
          importstr 'sql/curves/metric-meaning.sql',
          { unit: { 'custom.width': 120 }, lowest: { 'custom.width': 80 }, highest: { 'custom.width': 80 }, better: { 'custom.width': 80 }, title: { 'custom.width': 260 } },
        ),
      ],
    },
    {
      height: 8,
      panels: [
        panel.trend(
          'Generalisation gap',
          'Validation loss minus train loss. Near zero is good; a gap that keeps growing says that the model learns its training samples by heart.',
          'none',
          importstr 'sql/curves/gap.sql',
          columns={ gap: panel.colour('purple') },
          decimals=4,
        ),
        panel.trend(
          'Loss of the steps',
          'Train loss of single batches. Thick: the mean of a stretch of steps; thin: its lowest and highest single steps, where they were. Of a long run there are as many stretches as the screen can show; give a first and last step above to see every step. Thin lines that stay far apart mean a noisy or too high learning rate; spikes are batches that the model cannot explain, red points losses that are not a number or infinite.',
          'none',
          importstr 'sql/curves/step-loss.sql',
          x='step',
          scale='step',
          columns={
            loss: panel.colour('rgba(87, 148, 242, 0.35)') { 'custom.lineWidth': 1 },
            mean: panel.train,
            'not finite': panel.mark('red'),
          },
          decimals=4,
          points='never',
        ),
      ],
    },
    {
      height: 8,
      panels: [
        panel.trend(
          'Learning rate',
          'The rate of the steps, on a logarithmic scale: of long runs the lowest and highest of each stretch of steps, and of the last step of each epoch where a publisher tells no more. It should follow the schedule that was asked for.',
          'sci',
          importstr 'sql/curves/learning-rate.sql',
          x='step',
          scale='step',
          columns={ 'learning rate': panel.colour('purple') },
          log=true,
          decimals=1,
          points='never',
        ),
        panel.trend(
          'Gradient norm',
          'Length of the whole gradient, on a logarithmic scale. A slow fall is normal; a rise by powers of ten is an explosion, a drop to nearly nothing means that nothing is learnt any more.',
          'sci',
          importstr 'sql/curves/gradient-norm.sql',
          columns={ 'gradient norm': panel.colour('purple') },
          log=true,
          decimals=1,
        ),
      ],
    },
    {
      height: 8,
      panels: [
        panel.trend(
          'Speed',
          'Training samples per second. It should stay level: a fall points to a busy machine or to waiting for data.',
          'suffix:samples/s',
          importstr 'sql/curves/speed.sql',
          columns={ samples: panel.colour('purple') + fromZero },
          decimals=0,
        ),
        cost.time,
      ],
    },
    {
      height: 8,
      panels: [
        cost.memory,
        cost.cores,
      ],
    },
  ],
)
