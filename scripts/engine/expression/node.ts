/** Signs between two operands. */
export type Binary = '!=' | '==' | 'in' | '+' | '-' | '*' | '/' | '%' | '<' | '<=' | '>' | '>=' | '||' | '&&';

/** What may be asked of each item of a list. */
export type Macro = 'all' | 'exists' | 'exists_one' | 'map' | 'filter';

/** The tree of an expression; `at` is an offset in its source. Closed: the check and the evaluation each have one switch. */
export type Node =
  | { is: 'value'; value: string | number | boolean | null; at: number }
  | { is: 'name'; name: string; at: number }
  | { is: 'member'; of: Node; key: string; at: number }
  | { is: 'item'; of: Node; index: Node; at: number }
  | { is: 'list'; items: Node[]; at: number }
  | { is: 'map'; entries: [Node, Node][]; at: number }
  | { is: 'choose'; test: Node; yes: Node; no: Node; at: number }
  /** The first, or the second where that is empty. */
  | { is: 'otherwise'; of: Node; other: Node; at: number }
  | { is: 'not'; of: Node; at: number }
  | { is: 'minus'; of: Node; at: number }
  | { is: 'binary'; sign: Binary; left: Node; right: Node; at: number }
  | { is: 'call'; name: string; args: Node[]; at: number }
  | { is: 'method'; name: string; of: Node; args: Node[]; at: number }
  | { is: 'each'; macro: Macro; of: Node; variable: string; steps: Node[]; at: number }
  | { is: 'has'; of: Node; at: number };

/** How a name is written (`record.email`), or undefined for what is no name. */
export function pathOf(node: Node): string | undefined {
  if (node.is === 'name') return node.name;
  if (node.is !== 'member') return undefined;
  const of = pathOf(node.of);
  return of === undefined ? undefined : `${of}.${node.key}`;
}

/** Whether it is written "", null or []: comparing with it asks whether there is anything. */
export function isEmptyLiteral(node: Node): boolean {
  if (node.is === 'list') return node.items.length === 0;
  return node.is === 'value' && (node.value === '' || node.value === null);
}
