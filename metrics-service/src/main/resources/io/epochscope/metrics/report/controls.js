// What somebody has chosen survives a refresh; a slider that was at its end stays at the end, where the newest epoch is.
const KEPT = `epochscope-controls ${location.pathname}`;

function keepControls() {
  const kept = {};
  for (const input of document.querySelectorAll('input[id]')) {
    if (input.type === 'radio') {
      kept[input.id] = input.checked;
    } else if (input.value !== input.max) {
      kept[input.id] = input.value;
    }
  }
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
}

function restoreControls() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}');
  for (const [id, value] of Object.entries(kept)) {
    const input = document.getElementById(id);
    if (input?.type === 'radio') {
      input.checked = value;
    } else if (input) {
      input.value = value;
    }
  }
}

if (document.body.dataset.refresh) {
  restoreControls();
}
