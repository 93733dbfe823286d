local dashboard = import 'library/dashboard.libsonnet';
local panel = import 'library/panel.libsonnet';
local variable = import 'library/variable.libsonnet';

local loss = { unit: 'none', decimals: 3 };
local share = { unit: 'percentunit', decimals: 1 };
local wrapped = { 'custom.minWidth': 70, 'custom.wrapHeaderText': true };
local whole = { unit: 'none', decimals: 0 };

// Scores that were taken while training, in the validation and in an exact evaluation are never mixed.
local passes = {
  training: panel.train,
  validation: panel.validation,
  evaluation: panel.test { 'custom.pointSize': 8 },
};

local history = '/d/epochscope-patches?${run:queryparam}&${scene:queryparam}&${pass:queryparam}&${epoch:queryparam}'
                + '&${metric:queryparam}&var-row=${__data.fields.row}&var-column=${__data.fields.column}';

dashboard.dashboard(
  'patches',
  'Every patch of a scene as one cell: which parts of the data are learnt, and when. A collection of images is a scene too, its samples laid out as a contact sheet.',
  [
    variable.run,
    variable.query('scene', 'Scene', 'An image cut in patches, or a contact sheet of samples', importstr 'sql/patches/scenes.sql'),
    variable.query(
      'pass',
      'Pass',
      'When the scores were taken: while training (dropout on, weights moving), in the validation, or in an exact evaluation',
      importstr 'sql/patches/passes.sql',
    ),
    variable.query('epoch', 'Epoch', 'Last follows a run in progress', importstr 'sql/patches/epochs.sql'),
    variable.choice('metric', 'Metric', 'What colours a cell', [
      { text: 'loss', value: 'loss' },
      { text: 'p(true class)', value: 'p_true' },
      { text: 'p(predicted class)', value: 'p_predicted' },
      { text: 'correct', value: 'correct' },
      { text: 'predicted class', value: 'predicted' },
      { text: 'true class', value: 'label' },
    ]),
    variable.text('row', 'Row', 'Grid row of the patch whose history is shown, from 0 on top', '0'),
    variable.text('column', 'Column', 'Grid column of the patch whose history is shown, from 0 at the left', '0'),
    variable.hidden('strip', 'Epochs shown side by side', importstr 'sql/patches/strip-epochs.sql'),
  ],
  [
    {
      height: 20,
      panels: [
        panel.heatmap(
          'Patches in epoch $epoch, coloured by $metric',
          'One cell for each patch, row 0 on top, coloured by the chosen metric; empty cells had no score in this pass. Bright cells of loss are patches that are not learnt: spots point to a place or a class that is hard, single cells to wrong labels. Grids of more than 128 cells a side are averaged.',
          'none',
          importstr 'sql/patches/grid.sql',
          x='column',
          y='row',
          value='value',
          rowZeroOnTop=true,
        ) { width:: 12 },
        panel.table(
          'Worst patches of the epoch',
          'The 20 patches of the highest loss; click one to see its history below. A confident wrong prediction (p of the predicted class near 100 %) is often a wrong label.',
          'none',
          importstr 'sql/patches/worst.sql',
          {
            row: whole { 'custom.width': 60, links: [{ title: 'History of this patch', url: history }] },
            column: whole { 'custom.width': 75, links: [{ title: 'History of this patch', url: history }] },
            sample: whole { 'custom.width': 80 },
            split: { 'custom.width': 85 },
            'true class': wrapped,
            predicted: wrapped,
            'p(true class)': share + wrapped,
            'p(predicted)': share + wrapped,
            loss: loss + wrapped,
          },
        ) { width:: 12 },
      ],
    },
    {
      height: 11,
      panels: [
        panel.heatmap(
          'Side by side: epochs $strip',
          'The same grid in up to five epochs from the first to the last, on one colour scale, averaged to at most 50 cells a side; the numbers below count the columns through. What turns dark early is easy, what stays bright is never learnt, what turns bright again was forgotten.',
          'none',
          importstr 'sql/patches/strip.sql',
          x='column',
          y='row',
          value='value',
          rowZeroOnTop=true,
          yAxis=false,
        ),
      ],
    },
    {
      height: 9,
      panels: [
        panel.trend(
          'Loss of patch ($row, $column)',
          'Loss of the patch at the chosen row and column, one line for each pass that scored it. A steady fall is a learnt patch; up and down is one that is forgotten again and again.',
          'none',
          importstr 'sql/patches/history-loss.sql',
          columns=passes,
          decimals=3,
        ),
        panel.trend(
          'p(true class) of patch ($row, $column)',
          'How sure the model is of the right class; red points are epochs in which it predicted another one. Low and never right although others of its class are learnt suggests a wrong label.',
          'percentunit',
          importstr 'sql/patches/history-p-true.sql',
          columns=passes { wrong: panel.mark('red') { 'custom.pointSize': 10 } },
          decimals=1,
        ),
      ],
    },
    {
      height: 9,
      panels: [
        panel.bars(
          'Accuracy by class in epoch $epoch',
          'Share of the patches of each true class that were predicted right in the chosen epoch and pass. One low bar is a class that is mixed up with others or too rare.',
          'percentunit',
          importstr 'sql/patches/class-accuracy.sql',
          x='class',
          columns={ accuracy: panel.colour('purple') { min: 0, max: 1 } },
          decimals=1,
          legend=false,
        ),
        panel.bars(
          'Mean loss by class in epoch $epoch',
          'Mean loss of the patches of each true class in the chosen epoch and pass. High loss at good accuracy means a few patches that are badly wrong.',
          'none',
          importstr 'sql/patches/class-loss.sql',
          x='class',
          columns={ 'mean loss': panel.colour('yellow') },
          decimals=3,
          legend=false,
        ),
      ],
    },
  ],
)
