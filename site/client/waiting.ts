/** Says where the number of records stands that what is asked for is on its way; what it gives takes that back. */
export function tellWaiting(root: HTMLElement): () => void {
  const result = document.querySelector('[data-filters] .result');
  const { loading = '' } = document.body.dataset;
  const before = result?.textContent ?? '';
  root.ariaBusy = 'true';
  if (result) result.textContent = loading;
  return () => {
    root.ariaBusy = null;
    if (result?.textContent === loading) result.textContent = before;
  };
}
