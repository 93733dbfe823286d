// While the run is on, the page on the server asks whether there is more; the file on disk does not.
const seconds = +(document.body.dataset.refresh ?? 0);

async function stateOnTheServer() {
  const answer = await fetch(location.href, { cache: 'no-cache' });
  if (!answer.ok) {
    throw new Error(`status ${answer.status}`);
  }
  return new DOMParser().parseFromString(await answer.text(), 'text/html').body.dataset.state;
}

async function follow() {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    try {
      if ((await stateOnTheServer()) !== document.body.dataset.state) {
        keepControls();
        location.reload();
        return;
      }
    } catch (failure) {
      console.warn(`The server did not answer; it is asked again in ${seconds} s: ${failure.message}`);
    }
  }
}

if (seconds > 0 && location.protocol.startsWith('http')) {
  document.getElementById('refresh').textContent = `The page looks for more every ${seconds} seconds.`;
  follow();
}
