// Draws the figures of the page with ECharts, each from the JSON beside it, in the colours of the page.
const darkness = matchMedia('(prefers-color-scheme: dark)');

function colours() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: colour('ink'),
    muted: colour('muted'),
    line: colour('line'),
    paper: colour('paper'),
    alarm: colour('error'),
    series: [colour('first'), colour('second'), colour('third')],
    runs: Array.from({ length: 10 }, (_, i) => colour(`run-${i + 1}`)),
  };
}

// NaN and infinities are texts in JSON; they have no place in a chart.
const drawable = (value) => (typeof value === 'number' ? value : null);

function short(value) {
  if (typeof value !== 'number') {
    return value ?? '–';
  }
  return String(+value.toPrecision(4));
}

function axis(name, theme, more) {
  return {
    name,
    nameLocation: 'middle',
    nameTextStyle: { color: theme.muted },
    axisLine: { lineStyle: { color: theme.line } },
    axisLabel: { color: theme.muted, hideOverlap: true },
    splitLine: { lineStyle: { color: theme.line } },
    ...more,
  };
}

function frame(figure, theme) {
  return {
    animation: false,
    color: theme.series,
    grid: { left: 64, right: 16, top: 36, bottom: 48 },
    legend: { top: 0, textStyle: { color: theme.ink }, inactiveColor: theme.muted },
    tooltip: {
      // Text on the canvas: it needs neither markup nor styles of its own, which pages of the server do not admit.
      renderMode: 'richText',
      confine: true,
      backgroundColor: theme.paper,
      borderColor: theme.line,
      textStyle: { color: theme.ink },
      valueFormatter: short,
    },
    xAxis: axis(figure.x, theme, {
      type: 'value',
      nameGap: 28,
      scale: true,
      axisPointer: { label: { formatter: ({ value }) => short(value) } },
    }),
    yAxis: axis(figure.y, theme, { type: 'value', nameGap: 50, scale: true, axisLabel: { color: theme.muted, formatter: short } }),
  };
}

// Findings have lines alone: there may be one in every epoch, and the text above the chart names them.
function marks(figure, theme) {
  return {
    silent: true,
    symbol: 'none',
    data: figure.marks.map((mark) => ({
      xAxis: mark.at,
      lineStyle: { color: mark.alarm ? theme.alarm : theme.muted, type: mark.alarm ? 'dotted' : 'dashed', width: 1 },
      label: { show: mark.text !== 'finding', formatter: mark.text, color: theme.ink, position: 'end', distance: 2 },
    })),
  };
}

function lines(figure, theme) {
  const option = frame(figure, theme);
  const values = figure.rows.flatMap((row) => row.slice(1)).filter((value) => typeof value === 'number');
  if (figure.kind === 'LOGARITHMIC' && Math.min(...values) > 0 && Math.max(...values) > 10 * Math.min(...values)) {
    option.yAxis.type = 'log';
  }
  option.tooltip.trigger = 'axis';
  option.xAxis.minInterval = 1;
  option.legend.show = figure.columns.length > 2;
  option.series = figure.columns.slice(1).map((name, i) => ({
    type: 'line',
    name,
    symbol: figure.rows.length > 60 ? 'none' : 'circle',
    symbolSize: 5,
    lineStyle: { width: 2, type: ['solid', 'dashed', 'dotted'][i % 3] },
    data: figure.rows.map((row) => [row[0], drawable(row[i + 1])]),
  }));
  option.series[0].markLine = marks(figure, theme);
  return option;
}

// The two lines of a pair have one place in the legend, with the name that they have before the comma.
function pairs(figure, theme) {
  const option = lines(figure, theme);
  const names = figure.columns.slice(1);
  option.legend = { ...option.legend, show: true, type: 'scroll', itemStyle: { opacity: 1 } };
  option.tooltip.formatter = (points) =>
    [
      `${figure.x} ${short(points[0].axisValue)}`,
      ...points.filter((point) => point.data[1] !== null).map((point) => `${point.marker}${names[point.seriesIndex]}: ${short(point.data[1])}`),
    ].join('\n');
  option.series.forEach((line, i) => {
    const colour = theme.runs[(i >> 1) % theme.runs.length];
    line.name = names[i].slice(0, names[i].lastIndexOf(', '));
    line.lineStyle = { width: 2, color: colour, type: i % 2 === 0 ? 'solid' : 'dashed' };
    line.itemStyle = { color: colour };
  });
  return option;
}

function bands(figure, theme) {
  const option = frame(figure, theme);
  const rows = figure.rows.filter((row) => row.every((value) => typeof value === 'number'));
  option.legend.show = false;
  option.xAxis.type = 'category';
  option.xAxis.data = rows.map((row) => row[0]);
  option.xAxis.boundaryGap = false;
  option.tooltip.trigger = 'axis';
  option.tooltip.formatter = (points) => {
    const row = rows[points[0].dataIndex];
    return figure.columns.map((name, i) => `${name}: ${short(row[i])}`).join('\n');
  };
  const shades = [0.12, 0.25, 0.4, 0.6, 0.6, 0.4, 0.25, 0.12];
  const bounds = figure.columns.slice(1).map((name, i) => ({
    type: 'line',
    name,
    stack: 'percentiles',
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    areaStyle: { color: theme.series[0], opacity: i === 0 ? 0 : shades[i - 1] },
    data: rows.map((row) => (i === 0 ? row[1] : row[i + 1] - row[i])),
  }));
  const middle = (figure.columns.length - 1) >> 1;
  const median = {
    type: 'line',
    name: 'median',
    symbol: 'none',
    lineStyle: { color: theme.ink, width: 1.5 },
    data: rows.map((row) => row[middle + 1]),
  };
  option.series = [...bounds, median];
  return option;
}

function circles(figure, theme) {
  const option = frame(figure, theme);
  const most = Math.max(...figure.rows.map((row) => row[2]));
  option.legend.show = false;
  option.tooltip.formatter = (point) =>
    figure.columns.map((name, i) => `${name}: ${short(point.data[i])}`).join('\n');
  option.series = [
    {
      type: 'scatter',
      data: figure.rows,
      symbolSize: (row) => 4 + 26 * Math.sqrt(row[2] / most),
      itemStyle: { opacity: 0.6 },
    },
  ];
  return option;
}

function bars(figure, theme) {
  const option = frame(figure, theme);
  option.legend.show = false;
  option.xAxis.type = 'category';
  option.xAxis.data = figure.rows.map((row) => `${short(row[0])} to ${short(row[1])}`);
  option.xAxis.axisLabel.formatter = (text) => text.split(' ')[0];
  option.tooltip.trigger = 'axis';
  option.series = [{ type: 'bar', name: figure.columns[2], barCategoryGap: '5%', data: figure.rows.map((row) => row[2]) }];
  return option;
}

const KINDS = { LINES: lines, LOGARITHMIC: lines, PAIRS: pairs, BANDS: bands, CIRCLES: circles, BARS: bars };

function tableOf(figure) {
  const table = document.createElement('table');
  const heads = table.createTHead().insertRow();
  for (const name of figure.columns) {
    const head = document.createElement('th');
    head.scope = 'col';
    head.textContent = name;
    heads.append(head);
  }
  const body = table.createTBody();
  for (const row of figure.rows) {
    const line = body.insertRow();
    for (const value of row) {
      const cell = line.insertCell();
      cell.className = 'number';
      cell.textContent = short(value);
    }
  }
  return table;
}

function sayWhatIsMissing(element, figure) {
  const missing = figure.rows.flat().filter((value) => typeof value === 'string').length;
  if (missing > 0) {
    const note = document.createElement('p');
    note.className = 'note';
    note.textContent = `${missing} values are NaN or infinite: the table has them, the chart has not.`;
    element.querySelector('details').before(note);
  }
}

function show(element) {
  const figure = JSON.parse(element.querySelector('script').textContent);
  const plot = element.querySelector('.plot');
  const chart = echarts.init(plot);
  const draw = () => chart.setOption(KINDS[figure.kind](figure, colours()), true);
  draw();
  sayWhatIsMissing(element, figure);
  darkness.addEventListener('change', draw);
  new ResizeObserver(() => chart.resize()).observe(plot);
  const details = element.querySelector('details');
  details.addEventListener('toggle', () => details.querySelector('.scroll').replaceChildren(tableOf(figure)), { once: true });
}

// Pages of many layers have many charts: each is drawn when it is about to be seen, all of them to be printed.
const waiting = new Set(document.querySelectorAll('figure.chart'));

function showOnce(element) {
  if (waiting.delete(element)) {
    show(element);
  }
}

const seen = new IntersectionObserver((entries) => entries.filter((each) => each.isIntersecting).forEach((each) => showOnce(each.target)), {
  rootMargin: '300px',
});
waiting.forEach((element) => seen.observe(element));
addEventListener('beforeprint', () => [...waiting].forEach(showOnce));
