local dashboard = import 'library/dashboard.libsonnet';
local panel = import 'library/panel.libsonnet';
local picture = import 'library/picture.libsonnet';
local variable = import 'library/variable.libsonnet';
local comparison = import 'comparison.libsonnet';

local splits = { train: panel.train, validation: panel.validation, test: panel.test };
local wide(pixels) = { 'custom.width': pixels, 'custom.wrapHeaderText': true };
local verdict = panel.verdict { 'custom.cellOptions': { type: 'color-text' } } + wide(120);
local counted = { unit: 'locale', decimals: 0 } + wide(90);
local loss = { unit: 'none', decimals: 3 };
local share = { unit: 'percentunit', decimals: 1 };
local probability = { unit: 'none', decimals: 3 };
local whole = { unit: 'none', decimals: 0 };
local asGauge = { 'custom.cellOptions': { type: 'gauge', mode: 'basic', valueDisplayMode: 'text' }, min: 0, max: 1 };

local chosen = ['run', 'scene', 'pass', 'split', 'metric', 'worst', 'verdict', 'opacity', 'colours', 'compare'];
local here(changed) = dashboard.here(chosen, changed);
local pick = {
  links: [{ title: 'Look at this patch', url: here('${epoch:queryparam}&var-row=${__data.fields.row}&var-column=${__data.fields.column}') }],
};
local place = {
  row: whole + wide(60) + pick,
  column: whole + wide(75) + pick,
};

// What files are asked for with.
local scores = 'pass=${scores:percentencode}&split=${split:percentencode}';
local shown = scores + '&epoch=${at:percentencode}&metric=${metric:percentencode}';

local byPatch(value) = { id: 'groupingToMatrix', options: { rowField: 'epoch', columnField: 'patch', valueField: value, emptyValue: 'null' } };

local spread = { min: 0, max: 0.5, 'custom.axisLabel': 'spread of p(true class)' };
local sure = { min: 0, max: 1, 'custom.axisLabel': 'mean p(true class)' };

// The picked patch stands out from the worst ones.
local picked = [
  {
    matcher: { id: 'byRegexp', options: '/^picked/' },
    properties: [{ id: 'color', value: { mode: 'fixed', fixedColor: 'text' } }, { id: 'custom.lineWidth', value: 4 }],
  },
];
local atMost(max) = if max == null then [] else [
  { matcher: { id: 'byRegexp', options: '/^(picked )?\\(/' }, properties: [{ id: 'min', value: 0 }, { id: 'max', value: max }] },
];

local history(title, description, unit, value, decimals, max=null) =
  panel.trend(
    title,
    description,
    unit,
    importstr 'sql/patches/history.sql',
    x='epoch\\patch',
    rowField='epoch',
    decimals=decimals,
  ) {
    transformations+: [byPatch(value)],
    fieldConfig+: { overrides+: picked + atMost(max) },
  };

dashboard.dashboard(
  'patches',
  'Every patch of a scene as one cell: where the model learns, and where it never does. A collection of images is a scene too, its samples laid out as a contact sheet.',
  [
    variable.run,
    variable.query('scene', 'Scene', 'An image cut in patches, or a contact sheet of samples', importstr 'sql/patches/scenes.sql'),
    variable.query(
      'pass',
      'Scores',
      'Each patch where it was met: train patches while training (dropout on, weights moving), validation patches in the validation. Or all of them in an exact evaluation, where one was asked for',
      importstr 'sql/patches/passes.sql',
    ),
    variable.query('epoch', 'Epoch', 'Last follows a run in progress', importstr 'sql/patches/epochs.sql'),
    variable.query('metric', 'Metric', 'What colours a cell', importstr 'sql/patches/metrics.sql'),
    variable.choice('split', 'Split', 'Which patches are shown', [
      { text: 'all', value: 'all' },
      { text: 'train', value: 'train' },
      { text: 'validation', value: 'validation' },
      { text: 'test', value: 'test' },
    ]),
    variable.choice('opacity', 'Opacity', 'Of the map over the picture of the scene', [
      { text: '0 %', value: '0' },
      { text: '25 %', value: '0.25' },
      { text: '50 %', value: '0.5' },
      { text: '75 %', value: '0.75' },
      { text: '100 %', value: '1' },
    ], default='0.5'),
    variable.choice('colours', 'Colours', 'Of the pictures; the interactive map is in viridis', [
      { text: 'viridis', value: 'viridis' },
      { text: 'magma', value: 'magma' },
      { text: 'cividis', value: 'cividis' },
      { text: 'grey', value: 'grey' },
    ]),
    variable.choice('verdict', 'Verdict', 'Which patches the table of problems lists', [
      { text: 'all', value: 'all' },
      { text: 'suspect label', value: 'suspect_label' },
      { text: 'never learned', value: 'never_learned' },
      { text: 'forgotten', value: 'forgotten' },
      { text: 'inconsistent', value: 'inconsistent' },
      { text: 'slow', value: 'slow' },
    ]),
    variable.choice('worst', 'Worst', 'How many of the worst patches of the epoch have their history shown', [
      { text: each, value: each }
      for each in ['1', '3', '5', '10', '20']
    ], default='5'),
    variable.text('row', 'Row', 'Grid row of a patch to look at, from 0 on top; clicking a patch in a table sets it', ''),
    variable.text('column', 'Column', 'Grid column of a patch to look at, from 0 at the left', ''),
    variable.query('compare', 'Compare with', 'Another run on the same scene, such as the one before labels were put right', importstr 'sql/patches/other-runs.sql'),
    variable.hidden('at', 'The chosen epoch as a number', importstr 'sql/patches/at.sql'),
    variable.hidden('earlier', 'The epoch before', importstr 'sql/patches/earlier.sql'),
    variable.hidden('later', 'The epoch after', importstr 'sql/patches/later.sql'),
    variable.hidden('pictures', 'Where metrics-service has the scene', importstr 'sql/patches/pictures.sql'),
    variable.hidden('thumbnail', 'How a patch is asked for as a picture; empty if the scene has none', importstr 'sql/patches/thumbnail.sql'),
    variable.hidden('scores', 'The chosen scores as metrics-service calls them', importstr 'sql/patches/scores.sql'),
    variable.hidden('map', 'Address of the picture of the map', importstr 'sql/patches/map-picture.sql'),
    variable.hidden('classes', 'Address of the picture of the classes', importstr 'sql/patches/classes-picture.sql'),
    variable.hidden('multiples', 'Address of the picture of several epochs; its text is the metric', importstr 'sql/patches/multiples-picture.sql'),
  ],
  [
    {
      height: 3,
      panels: [
        panel.stat(
          'Where the scene stands in epoch $at',
          'Accuracy of train and validation patches, and what the patches have come to so far. Train far above validation is overfitting; a suspect label is one that the model contradicts nearly always, never learned says that it was right in no epoch.',
          'none',
          importstr 'sql/patches/summary.sql',
          {
            epoch: whole,
            'train accuracy': share { color: panel.train.color },
            'validation accuracy': share { color: panel.validation.color },
            'patches scored': { unit: 'locale', decimals: 0 },
            'suspect labels': share + panel.colour('red'),
            'never learned': share + panel.colour('purple'),
            learned: share + panel.colour('green'),
          },
        ),
      ],
    },
    {
      height: 14,
      panels: [
        panel.heatmap(
          'Patches in epoch $at, coloured by ${metric:text}',
          'One cell for each patch, row 0 on top; point at one to read its value. Bright cells of loss are patches that are not learnt: spots point to a place or a class that is hard, single cells to wrong labels. Empty cells have no score. Grids of more than 64 cells a side are averaged.',
          'none',
          importstr 'sql/patches/cells.sql',
          x='column',
          y='row',
          value='value',
          rowZeroOnTop=true,
        ),
        panel.text(
          'The same over the scene',
          'The map laid over the picture of the scene, with the colours explained below; loss goes from its 2nd to its 98th percentile. See what the hard places look like, and set the opacity above to see more or less of them. Step through the epochs with the links.',
          picture.image('map', 420)
          + picture.steps(here),
        ),
      ],
    },
    {
      height: 13,
      panels: [
        panel.text(
          'Scene, true classes, predicted classes and where they differ, in epoch $at',
          'The scene beside its labels, what the model makes of it, and what is wrong. Wrong patches along the borders between classes are usual; whole areas of one wrong class are a class that is not told from another, or labels that are wrong.',
          picture.image('classes', 420, 'nothing recorded yet, or a number is predicted and there are no classes'),
        ),
      ],
    },
    {
      height: 13,
      panels: [
        panel.text(
          'From the first epoch to the last: ${multiples:text}',
          'The same map in up to six epochs, on one scale of colours. Of loss, what turns dark early is easy, what stays bright is never learnt, and what turns bright again was forgotten. p(true class) is shown where the chosen metric is one over all epochs.',
          picture.image('multiples', 420),
        ),
        panel.heatmap(
          'Losses over the epochs',
          'Each column is one epoch: how many patches lie between one loss and its double, which is the next line. The cloud should sink; a part that stays on top is what is never learnt. Low counts are lifted, so that tails can be seen; of more than 100 epochs a column is the mean of several.',
          'none',
          importstr 'sql/patches/loss-over-epochs.sql',
          x='epoch',
          y='loss',
          value='patches',
          decimals=0,
          exponent=0.4,
        ),
      ],
    },
    {
      height: 14,
      panels: [
        panel.table(
          'Persistently problematic patches',
          'Judged over all epochs, those with the most suspect labels of each verdict first, up to six of each unless one is chosen above; click one to see its history below. Suspect label: taken for one and the same other class, hardly ever for its own. Never learned: right in no epoch. Forgotten: right before, wrong in the last epochs. Inconsistent: learnt and forgotten again and again. Slow: right for the first time late. No rows are good.',
          'none',
          importstr 'sql/patches/problems.sql',
          place {
            picture: panel.thumbnail(80),
            verdict: verdict,
            split: wide(85),
            'mean p(true)': probability + wide(80),
            'spread of p(true)': probability + wide(90),
            'times forgotten': whole + wide(85),
            'first learned': whole { noValue: 'never' } + wide(75),
          },
        ) + { fieldConfig+: { defaults+: { noValue: 'None: nothing recorded yet, nothing problematic, or a number is predicted, of which there are no verdicts' } } } { options+: { cellHeight: 'lg' } },
      ],
    },
    {
      height: 12,
      panels: [
        panel.table(
          'Worst patches in epoch $at',
          'The 20 patches of the highest loss in the chosen epoch; click one to see its history below. A confident wrong prediction (p of the predicted class near 100 %) is often a wrong label.',
          'none',
          importstr 'sql/patches/worst.sql',
          place {
            picture: panel.thumbnail(65),
            row: whole + wide(50) + pick,
            column: whole + wide(70) + pick,
            split: wide(85),
            'p(true class)': share + wide(70),
            'p(predicted)': share + wide(95),
            loss: loss + wide(65),
          },
        ) { width:: 14, options+: { cellHeight: 'lg' } },
        panel.table(
          'How patches were learnt',
          'How many patches there are of each verdict. Most learned is good; many never learned are a model too weak or a class too rare, many suspect labels are data to look at, and far more learned in train than in validation is learning by heart.',
          'none',
          importstr 'sql/patches/verdicts.sql',
          {
            verdict: verdict,
            train: counted + wide(75),
            validation: counted + wide(85),
            test: counted + wide(70),
            share: share + asGauge,
          },
        ) { width:: 10 },
      ],
    },
    {
      height: 5,
      panels: [
        panel.table(
          'How patch ($row, $column) was learnt',
          'The patch picked by row and column above, or by a click in a table: what its scores over the epochs come to, one line for each pass. A mean p(true) near 1 with little spread is an easy patch, one near 0 a wrong label or a patch that cannot be told.',
          'none',
          importstr 'sql/patches/picked.sql',
          {
            picture: panel.thumbnail(80),
            'true class': { noValue: '–' },
            'mostly taken for': { noValue: '–' },
            pass: wide(95),
            split: wide(95),
            verdict: verdict,
            'mean p(true)': probability + wide(95),
            'spread of p(true)': probability + wide(95),
            'epochs right': wide(95),
            'times forgotten': whole + wide(95),
            'first learned': whole { noValue: 'never' } + wide(85),
          },
        ) {
          fieldConfig+: { defaults+: { noValue: 'Pick a patch: click one in a table, or give its row and column above' } },
          options+: { cellHeight: 'lg' },
        },
      ],
    },
    {
      height: 9,
      panels: [
        history(
          'Loss of the worst patches',
          'One line for each of the worst patches of epoch $at, by row and column, and a thick one for the picked patch. A steady fall is a patch that is learnt late; a line that stays high is one that never is; up and down is one that is forgotten again and again.',
          'none',
          'loss',
          3,
        ),
        history(
          'p(true class) of the worst patches',
          'How sure the model is of the right class of the same patches. Near 0 from first to last although others of the class are learnt suggests a wrong label.',
          'percentunit',
          'p_true',
          1,
          max=1,
        ),
      ],
    },
    {
      height: 8,
      panels: [
        panel.heatmap(
          'When the worst patches were right',
          'One line of cells for each of the same patches: bright in epochs in which it was predicted right, dark in those in which it was not. From bright to dark is a forgetting event. Of more than 100 epochs a cell stands for several.',
          'none',
          'with history as (\n' + importstr 'sql/patches/history.sql' + ')\n' + importstr 'sql/patches/history-right.sql',
          x='epoch',
          y='patch',
          value='right',
          decimals=2,
          rowZeroOnTop=true,
          darkest=0,
          brightest=1,
        ),
        history(
          'Running accuracy of the worst patches',
          'In what share of the epochs up to then each of the same patches was predicted right. A rising line is a patch that is being learnt, a falling one is being forgotten, one along the bottom was never right.',
          'percentunit',
          'right so far',
          1,
          max=1,
        ),
      ],
    },
    {
      height: 11,
      panels: [
        panel.scatter(
          'Data map: how sure, and how steadily',
          'Each point is a patch: mean p(true class) over the epochs upwards, its spread to the right, coloured by the share of epochs in which it was right. Top left is easy to learn, bottom left hard or wrongly labelled, right ambiguous. Scenes of more than 5,000 patches show how many lie in each cell, by size. After Swayamdipta et al. 2020.',
          'none',
          importstr 'sql/patches/data-map.sql',
          series=[
            { x: 'variability', y: 'confidence', color: 'epochs right' },
            { x: 'variability of the cell', y: 'confidence of the cell', size: 'patches' },
          ],
          columns={
            variability: spread,
            'variability of the cell': spread,
            confidence: sure,
            'confidence of the cell': sure + panel.colour('purple'),
            'epochs right': share { min: 0, max: 1, color: { mode: 'continuous-RdYlGr' } },
            patches: { unit: 'locale', decimals: 0 },
            verdict: panel.verdict,
          },
        ),
        panel.trend(
          'Accuracy of each class',
          'Share of the patches of each true class that were predicted right, of the chosen split. A class that stays low is mixed up with others, or too rare.',
          'percentunit',
          importstr 'sql/patches/class-accuracy.sql',
          x='epoch\\class',
          rowField='epoch',
          decimals=1,
        ) {
          transformations+: [
            { id: 'groupingToMatrix', options: { rowField: 'epoch', columnField: 'class', valueField: 'accuracy', emptyValue: 'null' } },
          ],
        },
      ],
    },
    {
      height: 9,
      panels: [
        panel.trend(
          'Accuracy of the scene',
          'Share of the patches of the scene that were predicted right, for each split. Train rising on while validation stays is overfitting: the model learns its patches by heart.',
          'percentunit',
          importstr 'sql/patches/scene-accuracy.sql',
          columns={ [name]: splits[name] { max: 1 } for name in std.objectFields(splits) },
          decimals=1,
        ),
        panel.trend(
          'Loss of the scene',
          'Mean loss of the patches of the scene, for each split. Both falling is good; validation rising while train falls is overfitting.',
          'none',
          importstr 'sql/patches/scene-loss.sql',
          columns=splits,
          decimals=3,
        ),
      ],
    },
    {
      height: 10,
      panels: [
        panel.table(
          'Classes in epoch $at',
          'Figures of the patches of each true class in the chosen epoch and split. High loss at good accuracy means a few patches that are badly wrong; few patches of a class make its figures jump.',
          'none',
          importstr 'sql/patches/classes.sql',
          {
            patches: counted,
            accuracy: share + asGauge,
            'mean loss': loss + wide(85),
            'mean p(true)': probability + wide(85),
          },
        ),
        panel.table(
          'Regions in epoch $at',
          'The scene in up to 4 × 4 regions of whole blocks of 8 × 8 patches, the worst first. One region far below the others is a place that is different: another landscape, a shadow, or sloppy labels.',
          'none',
          importstr 'sql/patches/regions.sql',
          {
            rows: wide(90),
            columns: wide(90),
            patches: counted,
            accuracy: share + asGauge,
            'mean loss': loss + wide(85),
            'mean p(true)': probability + wide(85),
          },
        ),
      ],
    },
    {
      height: 5,
      panels: [
        panel.text(
          'Files and addresses',
          'What is shown here, to be used elsewhere. The list of suspects is a table to fill in: say of each patch whether its label is to be replaced, or the patch left out or given less weight, and train again with it.',
          picture.files('pictures', [
            { file: 'suspects.csv?' + scores + '&verdict=suspect_label,never_learned', text: 'Suspects (CSV)', use: 'suspect and never learned patches, to be corrected' },
            { file: 'scores.csv?' + scores + '&epoch=${at:percentencode}', text: 'Scores (CSV)', use: 'of every patch in epoch ${at}' },
            { file: 'map.tif?' + shown, text: 'Map (GeoTIFF)', use: 'of the chosen metric, where the scene has coordinates' },
            { file: 'map.geojson?' + shown, text: 'Map (GeoJSON)', use: 'the same, patch by patch' },
          ]),
        ),
      ],
    },
  ],
  [comparison],
  refresh='10s',
)
