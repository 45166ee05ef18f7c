import { type Feed, safeJson } from '../feed.ts';
import { plainCard, plainComment } from '../render/plain.ts';

/** Boards and records as data: `boards/<board>.json` without texts, `records/<board>/<slug>.json` with them. */
export default {
  tellsTexts: true,
  *files(site, contextIn) {
    const { words, to } = contextIn(site.languages[0] ?? 'en');
    const absolute = (address: string) => (site.origin === undefined ? address : new URL(address, site.origin).href);
    for (const board of site.boards) {
      const text = () =>
        safeJson({
          board: board.name,
          title: words.text(board.title),
          built: site.stamp.at,
          ...(site.stamp.commit === undefined ? {} : { commit: site.stamp.commit }),
          lists: board.lists.map(({ name, title, done, limit }) => ({
            name,
            title: words.text(title),
            done,
            ...(limit === undefined ? {} : { limit }),
          })),
          fields: board.fields.map(({ name, title }) => ({ name, title: words.text(title) })),
          records: board.lists.flatMap(({ records }) =>
            records.map(({ card }) => ({ ...plainCard(card), address: absolute(to.record(card.address)) })),
          ),
        });
      yield { address: `boards/${board.address}.json`, text };
    }
    for (const record of site.records) {
      const fields = new Set(Object.keys(record.card.values));
      const text = () =>
        safeJson({
          ...plainCard(
            record.card,
            record.properties.filter(({ key }) => fields.has(key)),
          ),
          address: absolute(to.record(record.address)),
          path: record.path,
          body: record.body,
          discussion: record.comments.map(plainComment),
          attachments: record.files.map(({ name, size, address }) => ({ name, size, address: absolute(to.file(address)) })),
          built: site.stamp.at,
        });
      yield { address: `records/${record.address}.json`, text };
    }
  },
} satisfies Feed;
