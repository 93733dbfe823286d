local dashboard = import 'library/dashboard.libsonnet';
local panel = import 'library/panel.libsonnet';
local variable = import 'library/variable.libsonnet';

local loss = { unit: 'none', decimals: 4 };
local rate = { unit: 'sci', decimals: 2 };
local none = 'No rate-range test: post a request with "kind": "rate-range-test"';

dashboard.dashboard(
  'learning-rate',
  'Which learning rate to train with: the loss of a rate-range test against its rates.',
  [variable.rateRangeTest],
  [
    {
      height: 4,
      panels: [
        panel.stat(
          'What the test came to',
          'How many steps were taken, the learning rate that is recommended, and the one in the request, which the test does not use. Fewer steps than asked for are no fault: the test ends where the loss diverges. No suggestion means that the loss did not fall: the reason is below.',
          'none',
          importstr 'sql/learning-rate/summary.sql',
          {
            status: panel.status,
            'suggested learning rate': rate + panel.colour('orange'),
            'learning rate of the request': rate,
            'lowest smoothed loss': loss + panel.train,
            'at the rate': rate,
          },
        ),
      ],
    },
    {
      height: 15,
      panels: [
        panel.trend(
          'Loss against learning rate',
          'The axis is logarithmic: 1e-3.5 stands for 10 to the power of -3.5. Grey points are the losses of single batches, each at a higher rate than the one before; the line is their exponential mean. Good: level at first, then one long fall, a bottom, and a steep rise. Take a rate on the fall, where it is long and steep, and never that of the bottom, which is the edge of divergence: the large orange point is fastai\'s choice. Bad: no level part (begin with a lower rate), no bottom (end with a higher one), no fall (the range is too low, or the model cannot learn this), a ragged line (larger batches, or more steps). Losses of more than twice the level it began with are not drawn.',
          'none',
          importstr 'sql/learning-rate/curve.sql',
          x='learning rate',
          scale='exponent',
          columns={
            loss: panel.colour('gray') { 'custom.drawStyle': 'points', 'custom.showPoints': 'always', 'custom.pointSize': 5 },
            'smoothed loss': panel.train { 'custom.showPoints': 'never' },
            valley: panel.mark('orange'),
            steepest: panel.mark('purple') { 'custom.pointSize': 10 },
            'minimum / 10': panel.mark('green') { 'custom.pointSize': 10 },
          },
          decimals=4,
        ) { fieldConfig+: { defaults+: { noValue: none } } },
      ],
    },
    {
      height: 10,
      panels: [
        panel.table(
          'Suggested learning rates',
          'What to put in the next request. Valley is recommended, as in fastai, and is on the safe side: where the curve goes on falling well to the right of it, a rate a few times higher learns faster. Near each other, all three are trustworthy; one beyond the lowest loss is not to be used. For a schedule that rises to a highest rate (one-cycle) the suggestion is that rate. It holds for this model, data, batch size, optimizer and regularisation; change one and test again.',
          'none',
          importstr 'sql/learning-rate/suggestions.sql',
          {
            'found by': { 'custom.width': 330 },
            'learning rate': rate { 'custom.width': 120 },
            advice: { 'custom.width': 270 },
            'in the request': { 'custom.minWidth': 360, 'custom.wrapText': true },
            'about the test': { 'custom.minWidth': 300, 'custom.wrapText': true },
          },
        ),
      ],
    },
  ],
)
