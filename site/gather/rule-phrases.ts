import type { Step, TriggerUse } from '../../scripts/model/rule.ts';
import type { Phrase, RuleWord } from '../data-rules.ts';
import { expressionWord } from './condition-word.ts';
import { namesIn, type RuleView } from './rule-view.ts';
import { boardWord, keyWord, listWord, type NamingTools, peopleWords, tagWord, valueWord } from './rule-word.ts';

type Options = { [name: string]: unknown };
type Slots = Phrase['slots'];

/** What a trigger waits for: its name, and its options in words. Boards, lists and `where` say of which record. */
export function triggerPhrase({ trigger, options }: TriggerUse, view: RuleView, tools: NamingTools): Phrase {
  const slots: Slots = {};
  const usual: Options = trigger === 'date-reached' ? { field: 'due', offsets: ['0d'] } : {};
  for (const [name, option] of Object.entries({ ...usual, ...options })) {
    const words = optionWords(name, option, view, tools, typeof options['field'] === 'string' ? options['field'] : undefined);
    if (words.length > 0) slots[name] = words;
  }
  return { say: trigger, slots };
}

function optionWords(name: string, option: unknown, view: RuleView, tools: NamingTools, field: string | undefined): RuleWord[] {
  switch (name) {
    case 'board':
    case 'from_board':
      return namesIn(option).map((board) => boardWord(board, view));
    case 'list':
      return namesIn(option).map((list) => listWord(list, view.boards, view));
    case 'from':
    case 'to':
      return [option]
        .flat()
        .map((value) => (!field && isListOf(value, view) ? listWord(value, view.boards, view) : valueWord(value, view, tools, field)));
    case 'field':
      return namesIn(option).map((key) => keyWord(key, view));
    case 'tag':
      return namesIn(option).map((tag) => tagWord(tag, view));
    case 'assignee':
    case 'person':
    case 'by':
      return peopleWords(option, view, tools);
    case 'offsets':
      return namesIn(option).map((offset) => ({ as: 'offset', offset }));
    case 'cron':
      return namesIn(option).map((cron) => ({ as: 'cron', cron }));
    case 'where':
      return namesIn(option).map((code) => expressionWord(code, view, tools));
    default:
      return [option].flat().map((value) => valueWord(value, view, tools));
  }
}

function isListOf(value: unknown, { boards }: RuleView): value is string {
  return typeof value === 'string' && boards.some(({ lists }) => lists.some(({ name }) => name === value));
}

/** What a step does, one phrase for each thing; an action that the languages do not know is told by its name. */
export function stepPhrases({ action, options }: Pick<Step, 'action' | 'options'>, view: RuleView, tools: NamingTools): Phrase[] {
  const given: Options = typeof options === 'object' && options !== null && !Array.isArray(options) ? (options as Options) : {};
  const value = (option: unknown) => [valueWord(option, view, tools)];
  const people = (option: unknown) => peopleWords(option, view, tools);
  const tags = (option: unknown) => namesIn(option).map((tag) => tagWord(tag, view));
  const some = (say: string, words: RuleWord[], place: string): Phrase[] => (words.length > 0 ? [{ say, slots: { [place]: words } }] : []);
  switch (action) {
    case 'set':
      return Object.entries(given).map(([key, to]) =>
        setPhrase(
          key,
          [to].flat().map((each) => valueWord(each, view, tools, key)),
          view,
        ),
      );
    case 'move':
      return [placePhrase('move', typeof options === 'string' ? { list: options } : given, view)];
    case 'tag':
      return [...some('tag', tags(given['add']), 'tags'), ...some('untag', tags(given['remove']), 'tags')];
    case 'assign':
      return [...some('assign', people(given['add']), 'people'), ...some('unassign', people(given['remove']), 'people')];
    case 'comment':
      return [{ say: 'comment', slots: { text: value(typeof options === 'string' ? options : given['text']) } }];
    case 'checklist':
      return checklistPhrases(given, view, tools);
    case 'create':
    case 'copy': {
      const phrase = placePhrase(action, given, view);
      return [given['title'] === undefined ? phrase : { ...phrase, slots: { ...phrase.slots, title: value(given['title']) } }];
    }
    case 'notify':
      return [{ say: 'notify', slots: { people: people(given['to']), text: value(given['text']) } }];
    case 'send-email': {
      const all = [...people(given['to']), ...people(given['cc']), ...people(given['bcc'])];
      return [{ say: 'send-email', slots: { people: joinAddresses(all), subject: value(given['subject']) } }];
    }
    case 'call-webhook':
      return [{ say: 'call-webhook', slots: { host: [{ as: 'code', code: hostOf(given) }] } }];
    case 'open-issue':
      return [{ say: 'open-issue', slots: { title: value(given['title']) } }];
    case 'reopen':
    case 'complete':
    case 'archive':
    case 'unarchive':
    case 'remove':
    case 'close-issue':
    case 'comment-issue':
      return [{ say: action, slots: {} }];
    default:
      return [{ say: 'other', slots: { action: [{ as: 'code', code: action }] } }];
  }
}

/** A key that gets a value, or none. */
export function setPhrase(key: string, values: RuleWord[], view: RuleView): Phrase {
  const word = keyWord(key, view);
  if (values.every(({ as }) => as === 'nothing')) return { say: 'unset', slots: { key: [word] } };
  return { say: 'set', slots: { key: [word], value: word.as === 'hidden' ? [{ as: 'hidden' }] : values } };
}

/** Something that goes to a list, of another board where one is named. */
export function placePhrase(say: string, { list, board }: Options, view: RuleView): Phrase {
  const [name] = namesIn(board);
  const other = name === undefined ? undefined : boardWord(name, view);
  if (other?.as === 'hidden') return { say, slots: { board: [other] } };
  const on = view.board(name ?? '');
  return {
    say,
    slots: {
      ...(other ? { board: [other] } : {}),
      ...(typeof list === 'string' && list !== '' ? { list: [listWord(list, on ? [on] : view.boards, view)] } : {}),
    },
  };
}

function checklistPhrases({ add, check, uncheck }: Options, view: RuleView, tools: NamingTools): Phrase[] {
  const title = typeof add === 'object' && add !== null ? (add as Options)['title'] : undefined;
  const item = (say: string, text: unknown): Phrase[] => {
    if (typeof text !== 'string') return [];
    return text === 'all' ? [{ say: `${say}-all`, slots: {} }] : [{ say, slots: { item: [valueWord(text, view, tools)] } }];
  };
  const added = title === undefined ? [] : [{ say: 'checklist', slots: { title: [valueWord(title, view, tools)] } }];
  return [...added, ...item('check', check), ...item('uncheck', uncheck)];
}

/** All addresses counted as one. */
function joinAddresses(words: RuleWord[]): RuleWord[] {
  const others = words.filter(({ as }) => as !== 'addresses');
  const count = words.reduce((sum, word) => sum + (word.as === 'addresses' ? word.count : 0), 0);
  return count > 0 ? [...others, { as: 'addresses', count }] : others;
}

/** Only the host, or the name of the secret that holds it: what stands behind a host may be as good as a password. */
function hostOf({ url, url_secret: secret }: Options): string {
  if (typeof secret === 'string') return secret;
  const [, host = '…'] = /^https?:\/\/([^/?#{}@]+)/.exec(typeof url === 'string' ? url : '') ?? [];
  return host;
}
