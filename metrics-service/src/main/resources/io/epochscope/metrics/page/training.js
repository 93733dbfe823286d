// The form of a training request: its parts are those of the trainer's schema, what is filled in is what is sent.
import { Fields } from './fields.js';

const COMMON = ['name', 'dataset', 'model', 'epochs', 'batchSize', 'optimizer'];
const POLL = 1000;

const form = document.getElementById('request');
const trainer = form.dataset.trainer;
const at = id => document.getElementById(id);

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter(child => child !== undefined));
  return made;
}

function isSingle(schema) {
  return !schema.properties && !schema.oneOf && !schema.items?.properties;
}

/** A field of the request, or an object of them. */
class Part {
  constructor(name, schema, folded, changed) {
    Object.assign(this, { name, schema, changed });
    this.holder = element('div', { className: 'holder' });
    this.fault = element('p', { className: 'fault', id: `${name}-part-fault`, hidden: true });
    this.single = isSingle(schema);
    this.element = this.single ? element('div', { className: 'part' }) : this.#box(folded);
    this.element.append(...this.controls(), this.fault, this.holder);
  }

  #box(folded) {
    const description = this.description();
    const title = element(folded ? 'summary' : 'h2', {}, this.schema.title);
    return element(folded ? 'details' : 'section', { className: 'part group' }, title,
      description && element('p', { className: 'description' }, description));
  }

  description() {
    return this.schema.description;
  }

  controls() {
    return [];
  }

  async open() {
    this.fields = await new Fields().open(this.holder, this.name, this.schema, () => this.edited());
    return this;
  }

  // What is empty is told of once somebody has tried to send it.
  edited() {
    this.show(this.faults().filter(fault => !fault.missing || this.tried));
    this.changed();
  }

  value() {
    return this.element.hidden ? undefined : this.fields.value();
  }

  async fill(value) {
    this.fields.fill(value);
  }

  faults() {
    return this.value() === undefined ? [] : this.fields.faults();
  }

  /** Each fault at its field, or at the field that it is within. */
  show(faults) {
    const placed = faults.map(each => ({ ...each, path: this.#placeOf(each.path) }));
    const own = placed.filter(each => each.path === this.name && !this.single);
    this.fault.hidden = own.length === 0;
    this.fault.textContent = own.map(each => each.message).join('. ');
    this.fields.show(placed.filter(each => !own.includes(each)));
  }

  #placeOf(path) {
    let place = path;
    while (place.includes('.') && !this.fields.has(place)) {
      place = place.slice(0, place.lastIndexOf('.'));
    }
    return place;
  }
}

/** An object of which it says something that it is there at all. */
class OptionalPart extends Part {
  controls() {
    this.box = element('input', { type: 'checkbox', id: `${this.name}-wanted` });
    this.box.addEventListener('change', () => {
      this.#toggle();
      this.edited();
    });
    return [element('p', {}, element('label', { htmlFor: this.box.id }, this.box, ` ${this.schema.title}`))];
  }

  #toggle() {
    this.holder.hidden = !this.box.checked;
  }

  async open() {
    this.#toggle();
    return super.open();
  }

  value() {
    return this.box.checked && !this.element.hidden ? this.fields.value() ?? {} : undefined;
  }

  async fill(value) {
    this.box.checked = true;
    this.#toggle();
    return super.fill(value);
  }
}

/** A part whose type says which parameters stand beside it. */
class KindPart extends Part {
  description() {
    return undefined;
  }

  controls() {
    this.kinds = new Map(this.schema.oneOf.map(form => [form.properties.type.const, form]));
    this.select = element('select', { id: `${this.name}-type` },
      ...[...this.kinds.keys()].map(kind => element('option', { value: kind }, kind)));
    this.select.value = this.schema.default.type;
    this.select.addEventListener('change', () => this.#switch().then(() => this.edited()));
    this.sentence = element('p', { className: 'description', id: `${this.name}-type-description` });
    return [element('div', { className: 'kind' },
      element('label', { htmlFor: this.select.id }, `${this.schema.title} type`), this.select, this.sentence)];
  }

  async open() {
    const { title, description, properties: { type, ...properties }, required, ...rest } = this.kinds.get(this.select.value);
    this.sentence.textContent = description;
    this.select.setAttribute('aria-describedby', this.sentence.id);
    this.fields = await new Fields().open(this.holder, this.name,
      { ...rest, title, properties, required: required.filter(key => key !== 'type') }, () => this.edited());
    return this;
  }

  // What is filled in and has its like in the other kind stays.
  async #switch() {
    const kept = this.fields.value() ?? {};
    this.fields.close();
    await this.open();
    this.fields.fill(kept);
  }

  value() {
    const parameters = this.fields.value();
    const standard = this.select.value === this.schema.default.type && parameters === undefined;
    return standard || this.element.hidden ? undefined : { type: this.select.value, ...parameters };
  }

  faults() {
    return this.element.hidden ? [] : this.fields.faults();
  }

  show(faults) {
    super.show(faults);
    const wrong = faults.some(fault => fault.path === `${this.name}.type`);
    this.select.setAttribute('aria-invalid', wrong);
    this.select.setAttribute('aria-describedby', wrong ? `${this.fault.id} ${this.sentence.id}` : this.sentence.id);
  }

  async fill({ type, ...parameters }) {
    this.select.value = type ?? this.schema.default.type;
    await this.#switch();
    this.fields.fill(parameters);
  }
}

function partOf(name, schema, folded, changed) {
  const known = schema.properties && schema.default === undefined;
  const Kind = schema.oneOf?.every(each => each.properties?.type) ? KindPart : known ? OptionalPart : Part;
  return new Kind(name, schema, folded, changed);
}

class RequestForm {
  #schema;
  #parts = [];

  constructor(schema) {
    this.#schema = schema;
  }

  /** Makes all parts anew. */
  async open(request) {
    this.#parts.forEach(part => part.fields.close());
    at('common').replaceChildren();
    at('rest').replaceChildren();
    const { properties } = this.#schema;
    const rest = Object.keys(properties).filter(name => !COMMON.includes(name));
    const order = [...COMMON, ...rest.filter(name => isSingle(properties[name])), ...rest.filter(name => !isSingle(properties[name]))];
    const parts = order.map(name => partOf(name, properties[name], !COMMON.includes(name), () => this.#changed()));
    for (const part of parts) {
      at(COMMON.includes(part.name) ? 'common' : 'rest').append(part.element);
      await part.open();
    }
    this.#parts = parts;
    for (const [name, value] of Object.entries(request)) {
      await this.#part(name)?.fill(value);
    }
    at('more').open = Object.keys(request).some(name => !COMMON.includes(name) && name !== 'seed');
    this.#changed();
  }

  #part(name) {
    return this.#parts.find(part => part.name === name);
  }

  // Parts that are of no use for the kind of run are not shown.
  #fit() {
    const { if: condition, then, else: otherwise } = this.#schema;
    const met = Object.entries(condition.properties).every(([name, { const: wanted }]) => this.#part(name).value() === wanted);
    for (const part of this.#parts) {
      part.element.hidden = (met ? then : otherwise).properties[part.name] === false;
    }
  }

  #changed() {
    if (this.#parts.length === 0) {
      return;
    }
    this.#fit();
    for (const part of this.#parts) {
      part.element.classList.toggle('filled', part.value() !== undefined);
    }
    const json = JSON.stringify(this.request(), null, 2).replaceAll("'", "'\\''");
    at('curl').textContent = `curl -X POST ${trainer}/runs -H 'Content-Type: application/json' -d '${json}'`;
  }

  /** What is filled in. */
  request() {
    return Object.fromEntries(
      this.#parts.map(part => [part.name, part.value()]).filter(([, value]) => value !== undefined));
  }

  /** What the schema has against it. */
  faults() {
    this.#parts.forEach(part => {
      part.tried = true;
    });
    return this.#parts.flatMap(part => part.faults());
  }

  /** Shows faults at their fields and goes to the first of them. Returns those that there is no field for. */
  show(faults) {
    const ownerOf = fault => this.#parts.find(part => part.name === fault.path.split('.')[0] && !part.element.hidden);
    for (const part of this.#parts) {
      part.show(faults.filter(fault => ownerOf(fault) === part));
    }
    const shown = this.#parts.filter(part => faults.some(fault => ownerOf(fault) === part));
    for (const details of shown.flatMap(part => [part.element, part.element.closest('#more')]).filter(Boolean)) {
      details.open = true;
    }
    form.querySelector('[aria-invalid=true]')?.focus();
    return faults.filter(fault => ownerOf(fault) === undefined);
  }
}

function say(place, ...content) {
  place.replaceChildren(...content);
  place.hidden = content.length === 0;
}

function list(faults) {
  return element('ul', {}, ...faults.map(({ path, message }) => element('li', {}, element('code', {}, path), `: ${message}`)));
}

/** The faults of a problem (RFC 9457), whose fields are as corrections[0].row. */
function faultsOf(problem) {
  return (problem.faults ?? []).map(({ field, accepted }) => ({
    path: field.replaceAll(/\[(\d+)\]/g, '.$1'),
    message: `Accepted: ${accepted}`,
  }));
}

async function post(request) {
  const answer = await fetch(`${trainer}/runs`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json, application/problem+json' },
    body: JSON.stringify(request),
  });
  return { accepted: answer.ok, content: await answer.json() };
}

// It is stored when its first event has come, which is when its training begins.
async function linkWhenStored(id, place) {
  const query = new URLSearchParams({ filter: `run_id = "${id}"`, fields: 'name' });
  for (;;) {
    const answer = await fetch(`runs?${query}`);
    if (answer.ok && (await answer.json()).length > 0) {
      break;
    }
    await new Promise(resolve => setTimeout(resolve, POLL));
  }
  place.replaceChildren(element('a', { href: `runs/${id}/report` }, 'Follow its report'));
}

function started({ id, name }) {
  const link = element('span', {}, 'Its report is linked here as soon as it trains.');
  at('started').prepend(
    element('p', {}, element('strong', {}, `${name} is queued`), ' as ', element('code', {}, id), '. ', link, ' · ',
      element('a', { href: './' }, 'All runs')));
  return linkWhenStored(id, link);
}

function tellUnreachable() {
  say(at('unreachable'), `The trainer at ${trainer} cannot be reached from here: it does not answer, or it does not allow `
    + `${location.origin} (quarkus.http.cors.origins of trainer-service).`);
}

async function submit(requestForm) {
  say(at('problem'));
  say(at('unreachable'));
  const faults = requestForm.faults();
  if (faults.length > 0) {
    requestForm.show(faults);
    say(at('problem'), `${faults.length === 1 ? 'One field is' : `${faults.length} fields are`} not as they should be; nothing was sent.`);
    return;
  }
  let answer;
  try {
    answer = await post(requestForm.request());
  } catch (failure) {
    console.warn('the request could not be posted', failure);
    tellUnreachable();
    return;
  }
  if (answer.accepted) {
    started(answer.content);
    return;
  }
  const left = requestForm.show(faultsOf(answer.content));
  say(at('problem'), element('p', {}, `${answer.content.title}: ${answer.content.detail}.`), ...(left.length > 0 ? [list(left)] : []));
}

// Nothing can be sent meanwhile.
async function busily(work) {
  const button = form.querySelector('[type=submit]');
  button.disabled = true;
  try {
    await work();
  } finally {
    button.disabled = false;
  }
}

async function begin() {
  let schema;
  try {
    schema = await (await fetch(`${trainer}/schemas/training`)).json();
  } catch (failure) {
    console.warn('the schema could not be fetched', failure);
    tellUnreachable();
    return;
  }
  const requestForm = new RequestForm(schema);
  await requestForm.open({});
  at('example').addEventListener('change', ({ target }) => busily(async () => {
    await requestForm.open(target.value ? await (await fetch(`train/examples/${target.value}`)).json() : {});
  }));
  form.addEventListener('submit', event => {
    event.preventDefault();
    busily(() => submit(requestForm));
  });
  form.hidden = false;
}

at('copy').addEventListener('click', async () => {
  await navigator.clipboard.writeText(at('curl').textContent);
  at('copied').textContent = 'Copied.';
});

await begin();
