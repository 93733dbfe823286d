// While a run is in progress the list asks the server whether there is more, and takes over the rows that have changed:
// focus, checked boxes and what is being typed stay.
import { drawSparks, forgetSparks } from './sparks.js';

const list = document.getElementById('runs');

// As the server wrote them, before anything was drawn into them.
const written = new Map();

const rowsOf = (root) => [...root.querySelectorAll('tr[data-run]')];
const focusable = (row) => [...row.querySelectorAll('a, input')];

function remember(rows) {
  written.clear();
  rows.forEach((row) => written.set(row.dataset.run, row.outerHTML));
}

function replace(old, fresh) {
  const focused = focusable(old).indexOf(document.activeElement);
  fresh.querySelector('input').checked = old.querySelector('input').checked;
  forgetSparks(old);
  old.replaceWith(fresh);
  focusable(fresh)[focused]?.focus();
  drawSparks(fresh);
}

function mergeRows(body, fresh) {
  const old = new Map(rowsOf(body).map((row) => [row.dataset.run, row]));
  const before = new Map(written);
  remember(fresh);
  const kept = fresh.map((row) => {
    const there = old.get(row.dataset.run);
    old.delete(row.dataset.run);
    if (there && before.get(row.dataset.run) === row.outerHTML) {
      return there;
    }
    const taken = document.adoptNode(row);
    if (there) {
      replace(there, taken);
    } else {
      body.append(taken);
      drawSparks(taken);
    }
    return taken;
  });
  old.forEach((row) => {
    forgetSparks(row);
    row.remove();
  });
  // Only rows that stand elsewhere are moved: moving takes the focus away.
  kept.forEach((row, i) => {
    if (body.children[i] !== row) {
      const focused = row.contains(document.activeElement) ? document.activeElement : undefined;
      body.insertBefore(row, body.children[i]);
      focused?.focus();
    }
  });
}

function takeOver(page) {
  const fresh = page.getElementById('runs');
  const body = list.querySelector('tbody');
  const freshBody = fresh.querySelector('tbody');
  if (body && freshBody) {
    for (const id of ['total', 'paging']) {
      document.getElementById(id).replaceWith(document.adoptNode(fresh.querySelector(`#${id}`)));
    }
    mergeRows(body, rowsOf(freshBody));
  } else {
    forgetSparks(list);
    list.replaceChildren(...[...fresh.childNodes].map((node) => document.adoptNode(node)));
    remember(rowsOf(list));
    drawSparks(list);
  }
  list.dataset.refresh = fresh.dataset.refresh ?? '0';
}

let tag;

async function ask() {
  try {
    const answer = await fetch(location.href, { cache: 'no-cache' });
    if (answer.ok && answer.headers.get('ETag') !== tag) {
      const first = tag === undefined;
      tag = answer.headers.get('ETag');
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      takeOver(page);
      list.dataset.refreshed = first ? '1' : String(+list.dataset.refreshed + 1);
    }
  } catch (failure) {
    console.info(`The server did not answer; it is asked again in ${list.dataset.refresh} s: ${failure.message}`);
  }
}

async function follow() {
  while (+(list.dataset.refresh ?? 0) > 0) {
    await new Promise((resolve) => setTimeout(resolve, list.dataset.refresh * 1000));
    if (!document.hidden) {
      await ask();
    }
  }
}

// Of no or one run there is nothing to compare, of more than ten nothing to see.
function countChecked() {
  const button = document.getElementById('compare');
  const checked = list.querySelectorAll('input[name=run]:checked').length;
  if (button) {
    button.textContent = checked === 0 ? 'Compare those that are checked' : `Compare ${checked} ${checked === 1 ? 'run' : 'runs'}`;
  }
}

remember(rowsOf(list));
drawSparks(list);
list.addEventListener('change', countChecked);
// Browsers fill in what was checked when somebody comes back.
addEventListener('pageshow', countChecked);
follow();
