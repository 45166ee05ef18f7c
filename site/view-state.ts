/** What stands in the address of a view after "?", over what the view itself asks for. */
export interface ViewState {
  /** Words to find in titles, tags, people and short fields. */
  text: string;
  /** By key (`list`, `tags`, `assignees`, `due`, `color`, `board`, any field) what a card must have one of; `-` stands for none. */
  only: ReadonlyMap<string, readonly string[]>;
  group: string | undefined;
  swimlanes: string | undefined;
  /** Keys, `-key` for downwards. */
  sort: readonly string[];
  columns: readonly string[] | undefined;
  /** Of a calendar or timeline: `due`, `start`, `created` or a field with dates. */
  date: string | undefined;
  /** A day within what a calendar or timeline shows; undefined is today. */
  at: string | undefined;
  span: string | undefined;
  zoom: string | undefined;
}
