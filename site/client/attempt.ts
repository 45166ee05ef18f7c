/** What goes on when somebody presses the button. */
const waiting: (() => void)[] = [];
let line: HTMLElement | undefined;

/** Does what needs the network. Where that fails a line in `place` says so, with a button that tries again; it is done once that works. */
export async function attempt<Made>(
  act: () => Promise<Made>,
  place: Element = document.querySelector('dialog[open]') ?? document.body,
): Promise<Made> {
  for (let isAgain = false; ; isAgain = true) {
    try {
      return await act();
    } catch (error) {
      reportError(error);
      if (isAgain && (await fetch(location.href).catch(() => undefined))?.ok) {
        // the network came back meanwhile, or a browser remembers that a script did not come, or a newer build has other files
        return act().catch(() => new Promise(() => location.reload()));
      }
      await askAgain(place);
    }
  }
}

/** One line for all that failed, in the nearest of their places. */
function askAgain(place: Element): Promise<void> {
  if (place !== document.body || !line?.isConnected) showLine(place);
  return new Promise((resolve) => waiting.push(resolve));
}

function showLine(place: Element): void {
  const { failed = '', offline = '', again = '' } = document.body.dataset;
  const { activeElement: before } = document;
  line?.remove();
  line = document.createElement('p');
  line.className = 'notice stuck';
  line.role = 'alert';
  line.innerHTML = `${navigator.onLine ? failed : offline} <button type="button" class="btn line">${again}</button>`;
  line.querySelector('button')?.addEventListener('click', () => {
    line?.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    for (const go of waiting.splice(0)) go();
  });
  place.append(line);
}
