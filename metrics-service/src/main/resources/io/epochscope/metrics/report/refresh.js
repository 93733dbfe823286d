// While the run is on, the page on the server asks whether there is more; the file on disk does not.
const seconds = +(document.body.dataset.refresh ?? 0);

// Undefined if the server does not answer, which is no reason to stop asking.
async function stateOnTheServer() {
  let page;
  try {
    const answer = await fetch(location.href, { cache: 'no-cache' });
    page = answer.ok ? await answer.text() : undefined;
  } catch (failure) {
    console.warn(`The server did not answer; it is asked again in ${seconds} s: ${failure.message}`);
  }
  return page && (new DOMParser().parseFromString(page, 'text/html').body.dataset.state ?? 'ended');
}

async function follow() {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    const state = await stateOnTheServer();
    if (state && state !== document.body.dataset.state) {
      keepControls();
      location.reload();
      return;
    }
  }
}

if (seconds > 0 && location.protocol.startsWith('http')) {
  document.getElementById('refresh').textContent = `The page looks for more every ${seconds} seconds.`;
  follow();
}
