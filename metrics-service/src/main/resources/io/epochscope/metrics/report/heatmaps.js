// Draws the scores of patches over their scene. A byte stands for each patch: 0 is not scored, 1 is NaN, 2 to 255 are steps.
const ABSENT = 0;
const NOT_A_NUMBER = 1;
const FIRST_STEP = 2;
const STEPS = 254;
const LONGER_SIDE = 1280;

async function unpack(text) {
  const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

class PatchMap {
  constructor(figure) {
    this.content = JSON.parse(figure.querySelector(':scope > script').textContent);
    this.figure = figure;
    this.canvas = figure.querySelector('canvas');
    this.slider = figure.querySelector('.epoch');
    this.planes = new Map();
    const { width, height } = this.content;
    this.scale = LONGER_SIDE / Math.max(width, height);
    this.canvas.width = Math.ceil(width * this.scale);
    this.canvas.height = Math.ceil(height * this.scale);
    this.slider.addEventListener('input', () => this.draw());
    figure.querySelectorAll('[type=radio]').forEach((each) => each.addEventListener('change', () => this.draw()));
    this.canvas.addEventListener('pointermove', (event) => this.read(event));
    this.canvas.addEventListener('click', (event) => this.read(event));
    const opacity = figure.querySelector('.opacity');
    if (opacity) {
      const apply = () => (this.canvas.style.opacity = opacity.value / 100);
      opacity.addEventListener('input', apply);
      apply();
    }
  }

  get layerIndex() {
    return +this.figure.querySelector('[type=radio]:checked').value;
  }

  get layer() {
    return this.content.layers[this.layerIndex];
  }

  get epoch() {
    return this.content.epochs[+this.slider.value];
  }

  async plane() {
    const number = this.layerIndex;
    if (!this.planes.has(number)) {
      this.planes.set(number, unpack(this.layer.planes));
    }
    const bytes = await this.planes.get(number);
    const size = this.content.rows * this.content.columns;
    return bytes.subarray(+this.slider.value * size, (+this.slider.value + 1) * size);
  }

  async draw() {
    this.slider.setAttribute('aria-valuetext', `epoch ${this.epoch}`);
    this.figure.querySelector('output').textContent = this.epoch;
    this.explain();
    const { columns } = this.content;
    const { palette } = this.layer;
    const plane = await this.plane();
    const brush = this.canvas.getContext('2d');
    brush.clearRect(0, 0, this.canvas.width, this.canvas.height);
    plane.forEach((code, place) => {
      if (code !== ABSENT) {
        brush.fillStyle = palette[code];
        brush.fillRect(...this.cell(Math.floor(place / columns), place % columns));
      }
    });
    this.canvas.dataset.epoch = this.epoch;
  }

  // Both edges are rounded, so that neighbours meet.
  cell(row, column) {
    const { left, top, layout } = this.content;
    const x = Math.round((left + column * layout.strideX) * this.scale);
    const y = Math.round((top + row * layout.strideY) * this.scale);
    const right = Math.round((left + column * layout.strideX + layout.cellWidth) * this.scale);
    const bottom = Math.round((top + row * layout.strideY + layout.cellHeight) * this.scale);
    return [x, y, right - x, bottom - y];
  }

  explain() {
    const { palette, low, high, below, above, notANumber } = this.layer;
    const part = (name) => this.figure.querySelector(`.key .${name}`);
    part('low').textContent = (below ? '≤ ' : '') + short(low);
    part('high').textContent = (above ? '≥ ' : '') + short(high);
    part('bar').style.background = `linear-gradient(90deg, ${palette.filter((_, i) => i >= FIRST_STEP && i % 8 === 0).join(', ')})`;
    part('nan').style.setProperty('--swatch', palette[NOT_A_NUMBER]);
    part('nan').hidden = !notANumber;
  }

  async read(event) {
    const box = this.canvas.getBoundingClientRect();
    const { columns, rows, left, top, layout, width, height } = this.content;
    const column = Math.floor((((event.clientX - box.left) / box.width) * width - left) / layout.strideX);
    const row = Math.floor((((event.clientY - box.top) / box.height) * height - top) / layout.strideY);
    if (column >= 0 && column < columns && row >= 0 && row < rows) {
      const code = (await this.plane())[row * columns + column];
      this.figure.querySelector('.readout').textContent = `Row ${row}, column ${column}, epoch ${this.epoch}: ${this.value(code)}`;
    }
  }

  value(code) {
    const { label, low, high } = this.layer;
    if (code <= NOT_A_NUMBER) {
      return code === ABSENT ? 'not scored' : `${label} is NaN`;
    }
    return `${label} about ${short(low + ((code - FIRST_STEP + 0.5) / STEPS) * (high - low))}`;
  }
}

for (const figure of document.querySelectorAll('figure.map')) {
  if ('DecompressionStream' in globalThis) {
    new PatchMap(figure).draw();
  } else {
    figure.querySelector('.lacking').hidden = false;
  }
}
