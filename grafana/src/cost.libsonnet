// What a run costs, and what of it is watching: the same panels on several dashboards.
local panel = import 'library/panel.libsonnet';

local fromZero = { 'custom.axisSoftMin': 0 };

{
  time: panel.bars(
    'Time of an epoch',
    'What the seconds of each epoch went to. Watching should be a thin slice; waiting for data means that reading samples is slower than training on them.',
    's',
    importstr 'sql/cost/seconds.sql',
    x='epoch',
    columns={
      epoch: { unit: 'none', decimals: 0, noValue: '' },
      training: panel.colour('blue'),
      validating: panel.colour('orange'),
      watching: panel.colour('purple'),
      'waiting for data': panel.colour('red'),
    },
    stacked=true,
    decimals=2,
  ),
  memory: panel.trend(
    'Memory',
    'Memory of the trainer at the end of each epoch: the whole process, and the Java heap in it. A process that grows from epoch to epoch leaks.',
    'bytes',
    importstr 'sql/cost/memory.sql',
    columns={
      process: panel.colour('purple') + fromZero,
      'Java heap': panel.colour('yellow') + fromZero,
    },
    decimals=1,
  ),
  cores: panel.trend(
    'Processor cores in use',
    'Processor time of the trainer divided by the time of the epoch. Close to the number of training threads is good; well below means waiting.',
    'none',
    importstr 'sql/cost/cpu.sql',
    columns={ cores: panel.colour('purple') + fromZero },
    decimals=2,
  ),
}
