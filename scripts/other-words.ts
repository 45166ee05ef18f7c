/** What does what people ask for by a word of other programs: that word, and what to write here. */
const remedies: readonly (readonly [words: string, remedy: string])[] = [
  ['search find grep query filter', `woad list --where 'title.contains("word")' lists the records that fit; the site searches all texts`],
  ['ls all issues tasks records cards', 'woad list BOARD lists records, and woad board BOARD draws the lists side by side'],
  ['boards lists projects', 'woad check counts the boards, lists/ holds a file of each; woad board BOARD draws one'],
  ['view cat get info details read print', 'woad show BOARD/SLUG shows a record'],
  ['edit change update modify', 'woad set BOARD/SLUG key=value sets a key of a record; its text is edited as a file, below records/'],
  [
    'tag label assign due',
    'woad set BOARD/SLUG tags+=TAG assignees+=PERSON due=DAY does that; with nothing behind the = it takes a key away',
  ],
  ['priority estimate', 'woad set BOARD/SLUG key=value sets a field of a record; the fields of a board stand in lists/BOARD.yml'],
  ['add create make touch issue task card', 'woad new BOARD/LIST --title TITLE makes a record'],
  ['delete del rm destroy discard trash', 'woad remove BOARD/SLUG removes a record, and woad archive puts it away'],
  ['mv transition drag', 'woad move BOARD/SLUG LIST moves a record to another list, and woad rename gives it another slug'],
  [
    'done close complete finish resolve',
    'woad move BOARD/SLUG LIST moves a record to a list that is done, and woad set BOARD/SLUG done=true does it in its own',
  ],
  ['reopen undone uncomplete', 'woad move BOARD/SLUG LIST moves a record back, and woad set BOARD/SLUG done= takes its own done away'],
  [
    'open',
    'woad show BOARD/SLUG shows a record, woad move BOARD/SLUG LIST takes it up again, and woad start shows the site on this machine',
  ],
  ['status st', 'woad check names what is wrong, git status what is not committed, and woad doctor what is not set up'],
  ['log blame changes activity events', 'woad history tells who changed what, and woad diff what a commit changed'],
  ['revert rollback reset', 'woad undo COMMIT takes back what a commit did, and woad restore brings back a record that was removed'],
  ['check-item toggle todo done-item', 'woad tick BOARD/SLUG ITEM ticks an item of a checklist'],
  ['note reply say', 'woad comment BOARD/SLUG TEXT adds a comment'],
  ['upload file files', 'woad attach BOARD/SLUG FILE copies a file to those of a record'],
  ['serve dev web ui preview site run', 'woad start shows the site on this machine, and woad build writes it'],
  [
    'init install begin',
    'a tracker begins with a workspace.yml, which may hold no more than "title: My tracker"; woad setup then readies the clone',
  ],
  ['config settings', 'woad configure FILE key=value sets keys of workspace.yml or of a board'],
  ['validate lint test verify fix', 'woad check names every fault, and woad check --fix mends what needs no guessing'],
  ['merge', 'git merges, and woad setup tells it to do so by key'],
  ['commit save push pull sync fetch', 'what is changed here is committed and pushed by git; woad apply, undo and restore have --commit'],
  ['export dump json', 'woad list --json and woad show --json print records as data; the site has files of data, too'],
  ['rules automation automations trigger', 'woad automate runs the rules of automations/, and woad runs shows what they did'],
  ['version', 'woad --version tells which woad this is'],
];

/** What to write instead of a word that is a command elsewhere; nothing where it is not known. */
export function remedyFor(word: string): string | undefined {
  return remedies.find(([words]) => words.split(' ').includes(word.toLowerCase()))?.[1];
}
