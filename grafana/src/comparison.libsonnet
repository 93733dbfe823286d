// A run beside another one on the same scene: what a correction of labels, or another model, has changed where.
local panel = import 'library/panel.libsonnet';

local probability = { unit: 'none', decimals: 3 };
local wide(pixels) = { 'custom.width': pixels, 'custom.wrapHeaderText': true };
local verdict = panel.verdict { 'custom.cellOptions': { type: 'color-text' } } + wide(110);
local counted = { unit: 'locale', decimals: 0, 'custom.width': 75 };
local dashed = { 'custom.lineStyle': { fill: 'dash', dash: [8, 6] } };

{
  title: 'Against another run (choose it above)',
  rows: [
    {
      height: 13,
      panels: [
        panel.heatmap(
          'Gain over the other run in epoch $at: ${metric:text}',
          'Cell by cell, how much better this run is than the other one: blue is better, red is worse, white is no difference; of loss, variability and forgetting events lower counts as better. Colours end at −1 and 1. The last epoch of the other run is taken where it has no epoch of this number.',
          'none',
          importstr 'sql/comparison/gain.sql',
          x='column',
          y='row',
          value='gain',
          rowZeroOnTop=true,
          scheme='RdBu',
          reverse=true,
          darkest=-1,
          brightest=1,
        ),
        panel.trend(
          'Accuracy of both runs on this scene',
          'Lines of this run, dashes of the other one, of the same scene and splits. Labels that were put right should lift validation; patches that were left out or relabelled count as each of the runs had them.',
          'percentunit',
          importstr 'sql/comparison/accuracy.sql',
          columns={
            train: panel.train { max: 1 },
            validation: panel.validation { max: 1 },
            'other run: train': panel.train + dashed { max: 1 },
            'other run: validation': panel.validation + dashed { max: 1 },
          },
          decimals=1,
        ),
      ],
    },
    {
      height: 12,
      panels: [
        panel.table(
          'Corrected patches before and after',
          'The patches that one of the two runs was given corrections of, and how each run learnt them. A relabelled patch that is learned now had a wrong label; one that is not was right before, or cannot be told.',
          'none',
          importstr 'sql/comparison/corrections.sql',
          {
            row: wide(50),
            column: wide(70),
            action: wide(80),
            'other run: class': wide(85),
            'other run: mostly taken for': wide(105),
            'other run: mean p(true)': probability + wide(90),
            'other run: verdict': verdict,
            'this run: class': wide(85),
            'this run: mean p(true)': probability + wide(90),
            'this run: verdict': verdict,
          },
        ) { width:: 17 },
        panel.table(
          'Verdicts in both runs',
          'How many patches there are of each verdict, in the other run and in this one. Fewer suspect labels and more learned ones are what a correction is for.',
          'none',
          importstr 'sql/comparison/verdicts.sql',
          {
            verdict: verdict,
            'other run': counted,
            'this run': counted,
            change: counted,
          },
        ) { width:: 7 },
      ],
    },
  ],
}
