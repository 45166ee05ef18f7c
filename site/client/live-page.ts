import { focusAgain } from './live-keep.ts';

/** A page as the server sent it, and for each node of it the one in the page, which scripts may have changed since. */
export interface Served {
  body: HTMLElement;
  stands: Map<Node, Node>;
}

/** What scripts know by heart: where one comes, goes or is another, the page is loaded anew. */
const known = '#stage, [data-compose], [data-dues], [data-theme-button], article.cm, form, input, textarea, select, script, style, link';
/** What scripts make something of from its attributes: it comes anew as a whole, and is woken again. */
const whole = 'time, [data-acts]';
const ofBody = new Set(['data-stamp', 'data-reading']);

/** To be called before a script has changed anything. */
export function rememberServed(body: HTMLElement): Served {
  const copy = body.cloneNode(true) as HTMLElement;
  const stands = new Map<Node, Node>();
  pair(copy, body, (node, inPage) => stands.set(node, inPage));
  return { body: copy, stands };
}

/**
 * Changes in the page what differs between what the server sent before and what it sends now, and nothing else: what somebody types,
 * opened and looks at stays as it is. Gives what is to be compared the next time; undefined, with nothing changed, where that cannot be done.
 */
export function renewBody({ body, stands }: Served, next: HTMLElement): Served | undefined {
  const now = new Map<Node, Node>();
  const edits: (() => void)[] = [];

  const isKept = (old: Node, fresh: Node): boolean => {
    if (old.isEqualNode(fresh)) {
      pair(old, fresh, (each, other) => now.set(other, inPage(each)));
      return true;
    }
    if (old instanceof Text && fresh instanceof Text) return isTextKept(old, fresh);
    if (!(old instanceof Element) || !(fresh instanceof Element)) return false;
    if (old.matches(whole)) return isReplaced([old], [fresh], old);
    now.set(fresh, inPage(old));
    return areAttributesKept(old, fresh) && areChildrenKept(old, fresh);
  };

  const isTextKept = (old: Text, fresh: Text): boolean => {
    const parent = old.parentNode && inPage(old.parentNode);
    const text = inPage(old);
    if (!parent || text.parentNode !== parent) return false;
    now.set(fresh, text);
    edits.push(() => {
      (text as Text).data = fresh.data;
    });
    return true;
  };

  const areAttributesKept = (old: Element, fresh: Element): boolean => {
    const element = inPage(old) as Element;
    const names = new Set([...old.getAttributeNames(), ...fresh.getAttributeNames()]);
    for (const name of names) {
      const value = fresh.getAttribute(name);
      if (old.getAttribute(name) === value) continue;
      if (old.matches(known) || (old === body && !ofBody.has(name))) return false;
      edits.push(() => (value === null ? element.removeAttribute(name) : element.setAttribute(name, value)));
    }
    return true;
  };

  const areChildrenKept = (old: Element, fresh: Element): boolean => {
    const [before, after] = [[...old.childNodes], [...fresh.childNodes]];
    let start = 0;
    while (start < before.length && start < after.length && before[start]?.isEqualNode(after[start] ?? null)) start++;
    let end = 0;
    const fewest = Math.min(before.length, after.length) - start;
    while (end < fewest && before.at(-1 - end)?.isEqualNode(after.at(-1 - end) ?? null)) end++;
    const [gone, came] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
    const isInStep = gone.length === came.length && gone.every((each, index) => areAlike(each, came[index]));
    const shift = after.length - before.length;
    for (const [index, each] of before.entries()) {
      const isBehind = index >= before.length - end;
      const other = after[isBehind ? index + shift : index];
      if ((index < start || isBehind || isInStep) && !(other && isKept(each, other))) return false;
    }
    return isInStep || isReplaced(gone, came, old, before[start - 1]);
  };

  /** Puts some nodes in the place of others, which stand behind `last` or first in the parent. */
  const isReplaced = (gone: Node[], came: Node[], parent: Element, last?: Node): boolean => {
    if ([...gone, ...came].some(isKnown)) return false;
    const leaving = gone.map(inPage) as ChildNode[];
    const place = last && (inPage(last) as ChildNode);
    const home = inPage(parent) as Element;
    const isAlone = gone.length === 1 && gone[0] === parent;
    if (isAlone && !home.isConnected) return false;
    if (!isAlone && [...leaving, ...(place ? [place] : [])].some((each) => each.parentNode !== home)) return false;
    const copies = came.map((each) => {
      const copy = document.importNode(each, true);
      pair(each, copy, (node, made) => now.set(node, made));
      return copy;
    });
    edits.push(() => {
      if (isAlone) return home.replaceWith(...copies);
      if (place) place.after(...copies);
      else home.prepend(...copies);
      for (const each of leaving) each.remove();
    });
    return true;
  };

  function inPage(node: Node): Node {
    return stands.get(node) ?? node;
  }

  if (!isKept(body, next)) return undefined;
  focusAgain(() => {
    for (const edit of edits) edit();
  });
  return { body: next, stands: now };
}

function isKnown(node: Node): boolean {
  return node instanceof Element && (node.matches(known) || node.querySelector(known) !== null);
}

function areAlike(old: Node, fresh: Node | undefined): boolean {
  if (old.nodeType !== fresh?.nodeType || old.nodeName !== fresh.nodeName) return false;
  return !(old instanceof Element) || !(fresh instanceof Element) || old.id === fresh.id;
}

/** Goes through two equal trees at once. */
function pair(one: Node, other: Node, found: (one: Node, other: Node) => void): void {
  found(one, other);
  let [child, twin] = [one.firstChild, other.firstChild];
  while (child && twin) {
    pair(child, twin, found);
    [child, twin] = [child.nextSibling, twin.nextSibling];
  }
}
