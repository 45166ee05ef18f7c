import { type Feed, safeJson } from '../feed.ts';
import { type Counts, countsAddress, mineAddress } from '../mine.ts';
import { cardsOnBoards, mineOf, sharesOf, writeDues } from '../shares.ts';

/** How much waits for whom, and the next records of each person: what a browser tells the one it belongs to. */
export default {
  *files(site) {
    const cards = cardsOnBoards(site);
    const shares = sharesOf(cards, site.people);
    yield {
      address: countsAddress,
      text: () => {
        const people = [...shares].map(([key, { waiting, open }]) => [key, [waiting.length, open.length]]);
        return safeJson({ dues: writeDues(cards.filter(({ done }) => !done)), people: Object.fromEntries(people) } satisfies Counts);
      },
    };
    for (const [key, share] of shares) {
      const person = site.people.get(key);
      if (person) yield { address: mineAddress(key), text: () => safeJson(mineOf(person, share)) };
    }
  },
} satisfies Feed;
