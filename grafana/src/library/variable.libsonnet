// Variables of dashboards. A query gives __text and __value; its first row is what is chosen at first. They are asked
// again at each refresh, so that a new run or epoch shows without loading the page anew.
local datasource = import 'datasource.libsonnet';

local onEachRefresh = 2;

// A query without rows is an error to Grafana.
local withNone(sql) = |||
  with choice as (
  %s)
  select __text, __value from choice
  union all
  select '–', '' where not exists (select from choice)
||| % std.join('', ['  ' + line + '\n' for line in std.split(std.stripChars(sql, '\n'), '\n')]);

local query(name, label, description, sql, hide) = {
  type: 'query',
  name: name,
  label: label,
  description: description,
  datasource: datasource.reference,
  definition: withNone(sql),
  query: datasource.target(withNone(sql)) { refId: 'Variable' },
  refresh: onEachRefresh,
  sort: 0,
  includeAll: false,
  multi: false,
  hide: hide,
  options: [],
  current: {},
};

{
  query(name, label, description, sql):: query(name, label, description, sql, 0),

  // Of which several may be chosen.
  several(name, label, description, sql):: query(name, label, description, sql, 0) { multi: true },

  // Not shown, and no part of the page's address: it follows from the others.
  hidden(name, description, sql):: query(name, name, description, sql, 2) { skipUrlSync: true },

  // choices: [{text, value}], the first one is chosen at first unless `default` is the value of another one.
  choice(name, label, description, choices, default=choices[0].value)::
    local options = [{ text: choice.text, value: choice.value, selected: choice.value == default } for choice in choices];
    {
      type: 'custom',
      name: name,
      label: label,
      description: description,
      query: std.join(',', ['%(text)s : %(value)s' % choice for choice in choices]),
      includeAll: false,
      multi: false,
      hide: 0,
      options: options,
      current: [option for option in options if option.selected][0],
    },

  text(name, label, description, default):: {
    type: 'textbox',
    name: name,
    label: label,
    description: description,
    query: default,
    hide: 0,
    options: [{ text: default, value: default, selected: true }],
    current: { text: default, value: default, selected: true },
  },

  run: query('run', 'Run', 'Newest first; rate-range tests are on Learning rate', importstr '../sql/runs.sql', 0),
  // Rate-range tests too.
  anyRun: query('run', 'Run', 'Newest first', importstr '../sql/runs/any-run.sql', 0),
  rateRangeTest: query('run', 'Rate-range test', 'Newest first', importstr '../sql/learning-rate/tests.sql', 0),
}
