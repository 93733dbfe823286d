// How json-editor makes fields here: one that is empty is one that is left out, and shows its default. Lists of numbers and
// words, and what can be of several kinds, are one line of text.
const { JSONEditor } = globalThis;

function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

// What is no number stays a text, which the schema then refuses.
function readNumber(text) {
  return Number.isFinite(Number(text)) ? Number(text) : text;
}

function readList(text, items) {
  if (text.startsWith('[')) {
    return readJson(text);
  }
  const entries = text.split(',').map(each => each.trim());
  return items.type === 'string' ? entries : entries.map(readNumber);
}

export function writeList(values) {
  return values.length > 0 && values.every(each => /^[^,\s[]+$/.test(String(each)))
    ? values.join(', ')
    : JSON.stringify(values);
}

class LineEditor extends JSONEditor.defaults.editors.string {
  getValue() {
    const text = this.input ? this.input.value.trim() : '';
    return text === '' ? undefined : this.read(text);
  }

  // That of a list would be an empty one, which is not the same as none.
  getDefault() {
    return undefined;
  }

  setValue(value, initial) {
    return super.setValue(value === undefined ? '' : this.write(value), initial);
  }

  // Faults of entries are shown at the line.
  showValidationErrors(errors) {
    super.showValidationErrors(
      errors.map(each => (each.path.startsWith(`${this.path}.`) ? { ...each, path: this.path } : each)));
  }
}

Object.assign(JSONEditor.defaults.editors, {
  typedNumber: class extends LineEditor {
    read(text) {
      return readNumber(text);
    }

    write(value) {
      return String(value);
    }
  },
  list: class extends LineEditor {
    read(text) {
      return readList(text, this.schema.items);
    }

    write(value) {
      return writeList(value);
    }
  },
  json: class extends LineEditor {
    read(text) {
      return readJson(text);
    }

    write(value) {
      return typeof value === 'string' ? value : JSON.stringify(value);
    }
  },
});

JSONEditor.defaults.resolvers.unshift(schema => schema.options?.editor);

// json-editor makes regular expressions without the flag that classes of characters need.
JSONEditor.defaults.custom_validators.push((schema, value, path) =>
  typeof value === 'string' && schema.unicodePattern && !new RegExp(schema.unicodePattern, 'u').test(value)
    ? [{ path, property: 'pattern', message: 'Not of the form that is taken here' }]
    : []);

JSONEditor.defaults.themes.plain = class extends JSONEditor.AbstractTheme {
  constructor(editor) {
    // The page's policy takes no styles but those of its own files.
    super(editor, { disable_theme_rules: true });
  }

  getDescription(text) {
    const element = document.createElement('p');
    element.className = 'description';
    element.textContent = text;
    return element;
  }

  getGridContainer() {
    const element = super.getGridContainer();
    element.className = 'form-fields';
    return element;
  }

  getHiddenLabel(text) {
    const element = document.createElement('label');
    element.className = 'unseen';
    element.textContent = text;
    return element;
  }

  getOptInCheckbox() {
    const checkbox = document.createElement('input');
    checkbox.type = 'checkbox';
    return { checkbox, container: document.createElement('span') };
  }

  getErrorMessage(text) {
    const element = document.createElement('p');
    element.className = 'fault';
    element.textContent = text;
    return element;
  }

  addInputError(input, text) {
    input.fault?.remove();
    input.fault = this.getErrorMessage(text);
    input.fault.id = `${input.id}-fault`;
    input.after(input.fault);
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', `${input.fault.id} ${input.id}-description`);
  }

  removeInputError(input) {
    input.fault?.remove();
    delete input.fault;
    input.removeAttribute('aria-invalid');
    input.setAttribute('aria-describedby', `${input.id}-description`);
  }
};
