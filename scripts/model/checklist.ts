/** A task list of a record's text. */
export interface Checklist {
  /** The heading above it; empty when there is none. */
  title: string;
  items: ChecklistItem[];
}

/** `- [x] Call the buyer @ana (due 2026-11-28)`. */
export interface ChecklistItem {
  /** As written, without the box. */
  text: string;
  done: boolean;
  /** Depth of its indentation, from 0. */
  depth: number;
  people: string[];
  due?: string;
  /** Line of the body, from 0. */
  line: number;
}
