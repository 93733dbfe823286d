local dashboard = import 'library/dashboard.libsonnet';
local panel = import 'library/panel.libsonnet';
local variable = import 'library/variable.libsonnet';

local whole = { unit: 'none', decimals: 0 };
local loss = { unit: 'none', decimals: 4 };
local share = { unit: 'percentunit', decimals: 1 };

local text = { 'custom.cellOptions': { type: 'color-text' } };
local wrapped(width) = { 'custom.width': width, 'custom.wrapHeaderText': true };

local open(title, slug) = { title: title, url: dashboard.link(slug, dashboard.runOfRow), targetBlank: false };

dashboard.dashboard(
  'runs',
  'Every run, newest first. Click a name to open its dashboards.',
  [
    variable.anyRun,
    variable.text('search', 'Search', 'In names, tags, models, data sets and ids of the runs that are listed', ''),
    variable.choice('archived', 'Archived', 'Whether runs are listed that were put into the archive', [
      { text: 'not listed', value: 'false' },
      { text: 'alone', value: 'true' },
      { text: 'too', value: 'any' },
    ]),
  ],
  [
    {
      height: 4,
      panels: [
        panel.stat(
          'Runs by status',
          'How many runs there are in each state. Of a stalled run nothing has come for long, though it has not ended. A failed run has its reason in the table below.',
          'none',
          importstr 'sql/runs/count-by-status.sql',
          {
            running: panel.colour('blue'),
            stalled: panel.colour('orange'),
            completed: panel.colour('green'),
            stopped: panel.colour('yellow'),
            failed: panel.colour('red'),
          },
        ),
      ],
    },
    {
      height: 11,
      panels: [
        panel.table(
          'Runs',
          'One row for each run, newest first; click a name to open its curves, findings, patches, distributions or network, its findings to see what is wrong and what to try, its task to see how good it is, its sweep to compare it with the other runs of that, or its kind for its curves or, of a rate-range test, for the learning rates that it suggests. The best figure is that of validation over all epochs: highest accuracy, or lowest root mean square error in the unit of the target. Losses and accuracies are those of the last epoch: a validation loss well above the train loss means overfitting. Findings are those that still hold: of an error the run is worth nothing unless something is changed. Beside the gravest severity is what to change first. Events are complete when everything that was published is stored. Names, tags, notes and the mark as baseline are what people say of a run (PATCH /runs/{id} at metrics-service); Search and Archived above choose which runs are listed.',
          'none',
          importstr 'sql/runs/list.sql',
          {
            name: {
              'custom.minWidth': 190,
              links: [
                open('How it went: ${__data.fields.dashboard}', '${__data.fields.dashboard}'),
                open('What was found wrong with it', 'findings'),
                open('Patches of this run', 'patches'),
                open('Distributions of this run', 'distributions'),
                open('Network of this run', 'network'),
                { title: 'How good it is: ${__data.fields.task}', url: dashboard.link('${__data.fields.task}', dashboard.runOfRow), targetBlank: false },
                open('Events and layers of this run, below', 'runs'),
              ],
            },
            status: panel.status + text { 'custom.width': 95 },
            mark: { 'custom.width': 80 },
            tags: { 'custom.width': 130 },
            findings: panel.gravest + text {
              'custom.width': 235,
              links: [open('What was found, and what to try', 'findings')],
            },
            kind: {
              'custom.width': 115,
              links: [open('How it went', '${__data.fields.dashboard}')],
            },
            // Where links of the row lead to: it has to be there, and need not be seen.
            dashboard: { 'custom.hidden': true, 'custom.hideFrom': { viz: true } },
            task: {
              'custom.width': 105,
              links: [{ title: 'How good it is', url: dashboard.link('${__data.fields.task}', dashboard.runOfRow), targetBlank: false }],
            },
            model: { 'custom.width': 70 },
            'data set': { 'custom.width': 80 },
            epochs: { 'custom.width': 85 },
            'best figure': wrapped(130),
            'best epoch': whole + wrapped(65),
            'train loss': loss + wrapped(75),
            'validation loss': loss + wrapped(85),
            'train accuracy': share + wrapped(85),
            'validation accuracy': share + wrapped(85),
            'test accuracy': share + wrapped(85),
            'learning rate': { unit: 'none' } + wrapped(80),
            batch: whole { 'custom.width': 65 },
            seed: { 'custom.width': 65 },
            started: { unit: 'dateTimeFromNow', 'custom.width': 145 },
            duration: { unit: 's', decimals: 0, 'custom.width': 90 },
            events: panel.completeness + text { 'custom.width': 110 },
            reason: { 'custom.minWidth': 160 },
            notes: { 'custom.minWidth': 200, 'custom.cellOptions': { type: 'markdown', dynamicHeight: false } },
            sweep: {
              'custom.minWidth': 180,
              links: [{ title: 'The sweep that this run is part of', url: dashboard.link('sweep', 'var-sweep=${__data.fields.sweep:percentencode}'), targetBlank: false }],
            },
            run: { 'custom.minWidth': 180 },
          },
        ),
      ],
    },
    {
      height: 8,
      panels: [
        panel.table(
          'Events of the chosen run',
          'What the trainer says it published on each topic against what is stored. Nothing missing and no dead letters is good; missing sequences that stay after the run has finished were lost on the way.',
          'none',
          importstr 'sql/runs/completeness.sql',
          {
            attempt: whole { 'custom.width': 75 },
            topic: { 'custom.minWidth': 150 },
            published: whole { 'custom.width': 90 },
            stored: whole { 'custom.width': 80 },
            superseded: whole { 'custom.width': 95 },
            'dead letters': whole { 'custom.width': 100 },
            'missing sequences': { 'custom.minWidth': 140 },
            events: panel.completeness + text { 'custom.width': 110 },
          },
        ) { width:: 15 },
        panel.table(
          'Layers of the chosen run',
          'The model from input to output, with the shape that each layer hands on for one sample. Most parameters in one layer is where most memory and most overfitting sit.',
          'none',
          importstr 'sql/runs/layers.sql',
          {
            layer: { 'custom.minWidth': 120 },
            kind: { 'custom.minWidth': 90 },
            output: { 'custom.minWidth': 90 },
            parameters: { unit: 'locale', decimals: 0, 'custom.width': 110 },
            flops: { unit: 'short', decimals: 1, 'custom.width': 90 },
          },
        ) { width:: 9 },
      ],
    },
  ],
)
