import { nearest } from '../../scripts/model/names.ts';
import type { ActivityConfig } from '../render/activity-filter.ts';
import type { Words } from '../render/words.ts';
import { showUnknown, type Unknown } from './unknown-line.ts';

/** Says below the filters what of the address means nothing here, and was passed over; `go` asks for another. */
export function tellUnknown({ ways }: ActivityConfig, words: Words, go: (address: URLSearchParams) => void): void {
  const address = new URLSearchParams(location.search);
  const asked = [...address].filter(([key, value]) => key !== 'v' && value !== '');
  const names = new Map(ways.flatMap(({ key, title }) => [key, title].map((name) => [name, key])));
  const isKnown = (key: string, value: string) => valuesOf(key, ways).some((each) => each.value === value);
  const instead = (from: [string, string], to: [string, string]) =>
    go(new URLSearchParams(asked.map((each) => (each[0] === from[0] && each[1] === from[1] ? to : each))));
  const unknown = asked.flatMap(([key, value]): Unknown[] => {
    if (isKnown(key, value)) return [];
    const way = ways.find((each) => each.key === key);
    const said = way ? words.say('unknown.value', { key: way.title, value }) : words.say('unknown.key', { key });
    if (!way) {
      const near = names.get(nearest(key, names.keys()) ?? '');
      const title = ways.find((each) => each.key === near)?.title;
      if (near === undefined || title === undefined) return [{ said }];
      return [{ said, near: { title, take: () => instead([key, value], [near, value]) } }];
    }
    const values = new Map(valuesOf(key, ways).flatMap((each) => [each.value, each.title].map((name) => [name, each])));
    const near = values.get(nearest(value, values.keys()) ?? '');
    return [{ said, ...(near && { near: { title: near.title, take: () => instead([key, value], [key, near.value]) } }) }];
  });
  const place = document.querySelector('.deeds');
  if (place) showUnknown(place, unknown, words, () => go(new URLSearchParams(asked.filter(([key, value]) => isKnown(key, value)))));
}

function valuesOf(key: string, ways: ActivityConfig['ways']): ActivityConfig['ways'][number]['values'] {
  return ways.filter((way) => way.key === key).flatMap(({ values, others }) => [...values, ...others]);
}
