import type { ChangeList } from '../../scripts/model/change.ts';
import type { Edited } from '../../scripts/model/editor.ts';

/** Asks the program that shows this page to change files; what it cannot be asked is told as a problem. */
export async function askProgram(place: string, list?: ChangeList): Promise<Edited> {
  const { base = '/', local = '', failed = '' } = document.body.dataset;
  const asking = String(Number(document.body.dataset['asking'] ?? 0) + 1);
  // a page that is loaded anew because of what was asked would not hear the answer
  document.body.dataset['asking'] = asking;
  try {
    const response = await fetch(`${base}@woad/${place}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Woad-Token': local },
      body: JSON.stringify(list ?? {}),
    });
    return (await response.json()) as Edited;
  } catch (error) {
    reportError(error);
    return { problems: [failed], written: 0 };
  } finally {
    if (document.body.dataset['asking'] === asking) delete document.body.dataset['asking'];
  }
}
