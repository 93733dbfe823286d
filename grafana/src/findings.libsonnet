local dashboard = import 'library/dashboard.libsonnet';
local panel = import 'library/panel.libsonnet';
local variable = import 'library/variable.libsonnet';

local whole = { unit: 'none', decimals: 0 };
local coloured = { 'custom.cellOptions': { type: 'color-text' } };
local prose(width) = { 'custom.minWidth': width, 'custom.wrapText': true };
local look = {
  'custom.width': 130,
  links: [{ title: 'Look at it', url: '${__data.fields.path:raw}', targetBlank: false }],
};

dashboard.dashboard(
  'findings',
  'What is wrong with one run, on what evidence, and what to try.',
  [variable.run],
  [
    {
      height: 9,
      panels: [
        panel.table(
          'What to change first',
          'The finding that is the cause of most of the others, or the gravest one where none explains another: change this, and look again. Its symptoms are last in the table below. Without warnings and errors there is nothing to change.',
          'none',
          importstr 'sql/findings/main-cause.sql',
          {
            severity: panel.severity + coloured { 'custom.width': 80 },
            'change first': prose(170),
            'what happened': prose(300),
            'what to try': prose(280),
            'request field': prose(150),
            symptoms: whole { 'custom.width': 90 },
            evidence: look,
            path: { 'custom.hideFrom.viz': true },
          },
        ) { options+: { cellHeight: 'md' } },
      ],
    },
    {
      height: 4,
      panels: [
        panel.stat(
          'Findings that are open',
          'What holds as of the last epoch. An error means that the run is worth nothing unless something is changed, a warning that it will probably end worse than it could. Good signs are findings too.',
          'none',
          importstr 'sql/findings/summary.sql',
          {
            errors: whole + panel.colour('red'),
            warnings: whole + panel.colour('orange'),
            notices: whole + panel.colour('yellow'),
            'good signs': whole + panel.colour('green'),
            'were there before': whole,
          },
        ),
      ],
    },
    {
      height: 13,
      panels: [
        panel.table(
          'What was found, and what to try',
          'What to change first is on top, then open findings, the gravest first; what another finding explains comes last. Each says what happened with its numbers, what to change and which field of the training request changes it; click the evidence to see it. None at all is a good sign.',
          'none',
          importstr 'sql/findings/list.sql',
          {
            severity: panel.severity + coloured { 'custom.width': 80 },
            finding: { 'custom.width': 170 },
            'explained by': { 'custom.width': 130, 'custom.wrapText': true, noValue: '' },
            about: { 'custom.width': 115 },
            epochs: { 'custom.width': 70 },
            state: { 'custom.width': 60 },
            'what happened': prose(270),
            'what to try': prose(260),
            'request field': prose(140),
            evidence: look,
            path: { 'custom.hideFrom.viz': true },
          },
        ) { options+: { cellHeight: 'md' } },
      ],
    },
    {
      height: 5,
      panels: [
        panel.table(
          'What was done',
          'What stopped the run or changed its learning rate while it trained: a person, a rule of the request such as early stopping, or a finding that the request has an answer to (onFinding). The epoch is the last whole one before it.',
          'none',
          importstr 'sql/findings/actions.sql',
          {
            epoch: whole { 'custom.width': 70 },
            action: { 'custom.width': 160 },
            by: { 'custom.width': 190 },
            reason: prose(400),
            when: { unit: 'dateTimeAsIso', 'custom.width': 160 },
            attempt: whole { 'custom.width': 80 },
          },
        ) { fieldConfig+: { defaults+: { noValue: 'Nothing was done to this run' } } },
      ],
    },
    {
      height: 10,
      panels: [
        panel.heatmap(
          'When it was found',
          'One row for each finding, from the epoch in which it was first seen to the last: green is a good sign, yellow a notice, orange a warning, red an error. Look at what began first: what follows is often its consequence.',
          'none',
          importstr 'sql/findings/timeline.sql',
          x='epoch',
          y='line',
          value='severity',
          decimals=0,
          scheme='RdYlGn',
          darkest=1,
          brightest=4,
        ),
      ],
    },
  ],
  [
    {
      title: 'What is looked for',
      rows: [
        {
          height: 16,
          panels: [
            panel.table(
              'All rules',
              'Every rule, whether it found something in this run or not. Thresholds are settings of metrics-service.',
              'none',
              importstr 'sql/findings/rules.sql',
              {
                rule: { 'custom.width': 170 },
                'what is seen': prose(260),
                'what it means': prose(240),
                'what to do': prose(260),
                'request field': prose(170),
                'taken from': prose(220),
                'findings in this run': whole { 'custom.width': 90, 'custom.wrapHeaderText': true },
              },
            ) { options+: { cellHeight: 'md' } },
          ],
        },
      ],
    },
  ],
)
