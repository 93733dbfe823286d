// Draws the losses of each run as a line without axes, when it is about to be seen, in the colours of the page.
const darkness = matchMedia('(prefers-color-scheme: dark)');

const numbers = (list) => list.split(',').map((text) => (text === '' || text === 'NaN' || text.endsWith('Infinity') ? null : +text));

function series(element, split, colour, type) {
  const epochs = numbers(element.dataset.epochs);
  const values = numbers(element.dataset[split]);
  return {
    type: 'line',
    silent: true,
    // A split that was thinned has no value at the other's epochs: the line goes on.
    connectNulls: true,
    showSymbol: values.filter((value) => value !== null).length === 1,
    symbolSize: 5,
    lineStyle: { color: colour, width: 1.5, type },
    itemStyle: { color: colour },
    data: epochs.map((epoch, i) => [epoch, values[i]]),
  };
}

function draw(element) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const chart = echarts.getInstanceByDom(element) ?? echarts.init(element);
  chart.setOption({
    animation: false,
    grid: { left: 3, right: 3, top: 4, bottom: 4 },
    xAxis: { type: 'value', show: false, min: 'dataMin', max: 'dataMax' },
    yAxis: { type: 'value', show: false, scale: true },
    series: [series(element, 'train', colour('first'), 'solid'), series(element, 'validation', colour('second'), 'dashed')],
  });
  element.dataset.drawn = '';
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const { target } of entries.filter((each) => each.isIntersecting)) {
      seen.unobserve(target);
      draw(target);
    }
  },
  { rootMargin: '200px' },
);

export function drawSparks(root) {
  root.querySelectorAll('.spark').forEach((element) => seen.observe(element));
}

export function forgetSparks(root) {
  for (const element of root.querySelectorAll('.spark')) {
    seen.unobserve(element);
    echarts.getInstanceByDom(element)?.dispose();
  }
}

darkness.addEventListener('change', () => document.querySelectorAll('.spark[data-drawn]').forEach(draw));
