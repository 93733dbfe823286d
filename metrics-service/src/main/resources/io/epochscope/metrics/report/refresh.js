// While the run is on, the page on the server asks whether there is more; the file on disk does not.
const seconds = +(document.body.dataset.refresh ?? 0);

// A publisher that keeps no sequences gets no tags: then the page itself is compared.
async function state(cache) {
  const answer = await fetch(location.href, { cache });
  if (!answer.ok) {
    throw new Error(`status ${answer.status}`);
  }
  const page = await answer.text();
  return answer.headers.get('ETag') ?? page;
}

async function follow() {
  const shown = await state('force-cache');
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    try {
      if ((await state('no-cache')) !== shown) {
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
