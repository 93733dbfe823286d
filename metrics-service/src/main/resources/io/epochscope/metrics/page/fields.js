// A schema of today's kind, as json-editor is given it: with the limits of draft 4, and words for what they and defaults are.
import { writeList } from './editors.js';

const { JSONEditor } = globalThis;
const SCALARS = ['string', 'number', 'integer'];

function shown(value) {
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? '' : writeList(value);
  }
  return String(value);
}

// In words, as comments have it: "from 1 to 100", "above 0, at most 1".
function range({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }) {
  const number = value => value.toLocaleString('en');
  if (minimum !== undefined && maximum !== undefined) {
    return `from ${number(minimum)} to ${number(maximum)}`;
  }
  return [
    minimum !== undefined && `at least ${number(minimum)}`,
    exclusiveMinimum !== undefined && `above ${number(exclusiveMinimum)}`,
    maximum !== undefined && `at most ${number(maximum)}`,
    exclusiveMaximum !== undefined && `below ${number(exclusiveMaximum)}`,
  ].filter(Boolean).join(', ');
}

function entries(items) {
  const words = items.enum ? `one of ${items.enum.join(', ')}` : range(items);
  return words && `each ${words}`;
}

// What the comment says, and limits and default if it does not.
function described(schema) {
  const said = schema.description ?? '';
  const limits = schema.type === 'array' ? entries(schema.items) : range(schema);
  const standard = said || schema.default === undefined ? '' : `default ${shown(schema.default)}`;
  return [said, said.includes(limits) ? '' : limits, standard].filter(Boolean).join(' · ');
}

// Limits as draft 4 has them, which is what json-editor knows.
function limits({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, maxLength, minItems, maxItems, pattern, enum: choices }) {
  const known = {
    minimum: exclusiveMinimum ?? minimum,
    maximum: exclusiveMaximum ?? maximum,
    exclusiveMinimum: exclusiveMinimum === undefined ? undefined : true,
    exclusiveMaximum: exclusiveMaximum === undefined ? undefined : true,
    minLength,
    maxLength,
    minItems,
    maxItems,
    unicodePattern: pattern,
    enum: choices,
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

function prepared(schema) {
  const { title, type } = schema;
  const standard = schema.default === undefined ? '' : shown(schema.default);
  const base = { title, description: described(schema), ...limits(schema) };
  const line = (editor, mode = 'text') => ({
    ...base,
    type,
    options: { editor, inputAttributes: { placeholder: standard, inputmode: mode, autocomplete: 'off', spellcheck: 'false' } },
  });
  if (schema.enum) {
    return { ...base, type, enum: ['', ...schema.enum], options: { enum_titles: [standard && `${standard} (default)`, ...schema.enum] } };
  }
  if (type === 'boolean') {
    return { ...base, type, options: { enum_titles: ['yes', 'no'], inputAttributes: { 'data-standard': standard } } };
  }
  if (type === 'integer' || type === 'number') {
    return line('typedNumber', 'decimal');
  }
  if (type === 'string') {
    return line(undefined);
  }
  if (type === 'array' && SCALARS.includes(schema.items.type)) {
    return { ...line('list'), items: { type: schema.items.type, ...limits(schema.items) } };
  }
  if (type === 'array') {
    return { ...base, type, items: prepared({ ...schema.items, title: title.replace(/s$/, '') }) };
  }
  if (type === 'object' && schema.properties) {
    const required = schema.required ?? [];
    const field = ([key, each]) =>
      [key, prepared(required.includes(key) ? { ...each, title: `${each.title} (required)` } : each)];
    return {
      ...base,
      type,
      additionalProperties: false,
      required,
      properties: Object.fromEntries(Object.entries(schema.properties).map(field)),
    };
  }
  const { type: any, ...mixed } = line('json');
  return mixed;
}

function defined(value) {
  return value !== undefined && value !== '';
}

// Required fields that are empty, but for those of objects that are left out as a whole.
function missing(schema, value, path) {
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => missing(schema.items, each, `${path}.${index}`));
  }
  if (schema.type !== 'object' || !schema.properties) {
    return [];
  }
  return Object.entries(schema.properties).flatMap(([key, each]) => {
    if (defined(value[key])) {
      return missing(each, value[key], `${path}.${key}`);
    }
    return schema.required.includes(key)
      ? [{ path: `${path}.${key}`, missing: true, message: 'Has to be filled in' }]
      : [];
  });
}

/** The fields of a schema. Paths of faults begin with a name, as those of the trainer's answers do. */
export class Fields {
  #editor;
  #holder;

  /** Whether title and description are shown is left to whoever has the holder, but for single fields. */
  async open(holder, name, schema, changed) {
    const made = prepared(schema);
    if (!made.options) {
      made.options = { compact: true };
      delete made.description;
    }
    this.#holder = holder;
    this.#editor = new JSONEditor(holder, {
      schema: made,
      theme: 'plain',
      form_name_root: name,
      show_errors: 'never',
      use_default_values: false,
      remove_empty_properties: true,
      disable_collapse: true,
      disable_edit_json: true,
      disable_properties: true,
      disable_array_reorder: true,
      disable_array_delete_all_rows: true,
      disable_array_delete_last_row: true,
    });
    await this.#editor.promise;
    this.#nameDefaults();
    this.#editor.on('change', () => {
      this.#nameDefaults();
      changed();
    });
    return this;
  }

  #nameDefaults() {
    for (const select of this.#holder.querySelectorAll('select[data-standard]')) {
      select.options[0].textContent = select.dataset.standard && `${select.dataset.standard} (default)`;
    }
  }

  close() {
    this.#editor.destroy();
  }

  /** What is filled in; undefined if nothing is. A list that is empty is meant if somebody wrote it. */
  value() {
    // What is being typed has not been told to the editor yet.
    this.#editor.root.refreshValue();
    const value = this.#editor.getValue();
    const { options, type } = this.#editor.schema;
    const empty = !options?.editor && (type === 'object' || type === 'array') && Object.keys(value).length === 0;
    return empty || !defined(value) ? undefined : value;
  }

  fill(value, path = this.#editor.root.path) {
    const editor = this.#editor.getEditor(path);
    if (editor?.schema.type === 'object' && editor.schema.properties) {
      Object.entries(value).forEach(([key, each]) => this.fill(each, `${path}.${key}`));
    } else {
      editor?.setValue(value);
    }
  }

  /** What the schema has against what is filled in. */
  faults() {
    const { path, schema } = this.#editor.root;
    const value = this.value() ?? (schema.type === 'object' ? {} : undefined);
    return [
      ...this.#editor.validator.validate(value).filter(each => each.property !== 'required'),
      ...(value === undefined ? [] : missing(schema, value, path)),
    ];
  }

  /** Whether there is a field of that path. */
  has(path) {
    return this.#editor.getEditor(path) !== undefined;
  }

  show(faults) {
    this.#editor.options.show_errors = 'always';
    this.#editor.root.showValidationErrors(faults.map(each => ({ ...each })));
    this.#editor.options.show_errors = 'never';
  }
}
