import { type ChartOption, chartKinds, chartShows, groupKeys } from '../../model/chart.ts';
import type { JsonSchema } from '../../model/json-schema.ts';

/**
 * A chart of a dashboard: an editor offers the kinds, of each kind its options, and of an option what it may say. It refuses nothing, since
 * reading does not: a check tells what is wrong with a chart.
 */
export function chartSchema(): JsonSchema {
  const kinds = Object.entries(chartKinds);
  const type: JsonSchema = { description: 'The kind of chart.', ...offer(Object.keys(chartKinds)) };
  const ways = kinds.map(([kind, options]) => ({
    if: { properties: { type: { const: kind } }, required: ['type'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: {
      properties: {
        title: { description: 'Its heading.' },
        where: { description: 'Which records: an expression.' },
        ...Object.fromEntries(options.map((option) => [option, optionSchema(option, kind)])),
      },
    },
  }));
  return { anyOf: [offer(Object.keys(chartKinds), 'string'), { type: 'object', properties: { type }, allOf: ways }] };
}

/** These are offered, and anything else may stand there. */
function offer(names: readonly string[], type?: string): JsonSchema {
  return { anyOf: [{ enum: [...names] }, type === undefined ? {} : { type }] };
}

function optionSchema(option: ChartOption, kind: string): JsonSchema {
  switch (option) {
    case 'show':
      return { description: 'Which records it counts.', ...offer(chartShows[kind === 'stat' ? 'stat' : 'bar']) };
    case 'by':
      return { description: 'The key or field whose values make the bars or slices.', ...offer(groupKeys) };
    case 'sum':
      return { description: 'The field that is added up instead of counting records.' };
    case 'most':
      return { description: 'So many bars or slices, from 2 to 50; the rest is one more.' };
    case 'lists':
      return { description: 'The steps of a funnel, at least two lists.' };
    case 'from':
      return { description: 'The list in which the clock starts.' };
    case 'period':
      return { description: 'How far back it looks: 90d, 12w, 6m, 2y, or a word.', ...offer(['week', 'month', 'quarter', 'year', 'all']) };
    default:
      return option satisfies never;
  }
}
