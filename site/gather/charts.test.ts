import { describe, expect, test } from 'vitest';
import { chart, of, type Story } from '../tests/charting.ts';

describe('a funnel', () => {
  test('counts a skipped list as passed, a way out as nothing, and no removed record', () => {
    const stories: Story[] = [
      {
        went: [
          [1, 'leads'],
          [2, 'won'],
        ],
      },
      {
        went: [
          [1, 'leads'],
          [2, 'offer'],
          [3, 'lost'],
        ],
        keys: 'value: 10\n',
      },
      { went: [[1, 'lost']] },
      {
        went: [
          [1, 'won'],
          [2, '-'],
        ],
      },
    ];
    const { steps: told } = of('funnel', chart(stories, { type: 'funnel', sum: 'value' }));
    expect(told.map(({ count, amounts }) => [count, amounts[0]?.value])).toEqual([
      [3, 10],
      [2, 10],
      [2, 10],
      [1, 0],
    ]);
  });

  test('of a period looks at what was made in it', () => {
    const stories: Story[] = [
      { went: [[2, 'leads']] },
      { went: [[15, 'leads']] },
      { went: [[16, 'talks']], keys: 'created: 2026-10-01\n' },
    ];
    expect(of('funnel', chart(stories, { type: 'funnel', period: '7d' })).steps[0]?.count).toBe(1);
  });
});

describe('the cycle time', () => {
  test('runs from the first list after the first to the last time it was done', () => {
    const stories: Story[] = [
      {
        went: [
          [1, 'leads'],
          [3, 'talks'],
          [5, 'won'],
        ],
      },
      {
        went: [
          [1, 'talks'],
          [2, 'won'],
          [4, 'offer'],
          [9, 'won'],
        ],
      },
      {
        went: [
          [1, 'leads'],
          [2, 'won'],
        ],
      },
    ];
    const data = of('cycle-time', chart(stories, { type: 'cycle-time' }));
    expect(data.points.map(({ day, took }) => [day, took])).toEqual([
      ['2026-11-05', 2],
      ['2026-11-09', 8],
    ]);
    expect([data.median, data.straight, data.weeks.length]).toEqual([5, 1, 2]);
    expect(of('cycle-time', chart(stories, { type: 'cycle-time', from: 'leads' })).points.map(({ took }) => took)).toEqual([1, 4, 8]);
  });

  test('takes the day that the file names', () => {
    const stories: Story[] = [
      {
        went: [
          [1, 'talks'],
          [9, 'won'],
        ],
        keys: 'done: 2026-11-04\n',
      },
    ];
    expect(of('cycle-time', chart(stories, { type: 'cycle-time' })).points.map(({ took }) => took)).toEqual([3]);
  });
});

test('a removed record leaves the curves on its day', () => {
  const stories: Story[] = [
    { went: [[17, 'leads']] },
    {
      went: [
        [17, 'leads'],
        [19, '-'],
      ],
    },
  ];
  const { bands, ends } = of('cumulative-flow', chart(stories, { type: 'cumulative-flow' }));
  expect([ends[0], ends.at(-1), bands[0]?.counts]).toEqual(['2026-11-16', '2026-11-20', [0, 2, 2, 1, 1]]);
  expect(of('burn-up', chart(stories, { type: 'burn-up' })).parts[0]?.scope).toEqual([0, 2, 2, 1, 1]);
});

test('what is due is counted by day, and never said to be late', () => {
  const stories: Story[] = [
    { went: [[1, 'leads']], keys: 'due: 2026-11-02\n' },
    { went: [[1, 'talks']], keys: 'due: 2026-11-02\n' },
    { went: [[1, 'won']], keys: 'due: 2026-11-02\n' },
  ];
  const data = of('stat', chart(stories, { type: 'stat', show: 'late' }));
  expect([data.dues, data.amounts[0]?.value]).toEqual([[['2026-11-02', 2]], 0]);
});

test('what was done in a period stands beside the same time before', () => {
  const stories: Story[] = [
    { went: [[9, 'won']] },
    { went: [[15, 'won']] },
    {
      went: [
        [16, 'talks'],
        [20, 'won'],
      ],
    },
  ];
  const data = of('stat', chart(stories, { type: 'stat', show: 'done', period: 'week' }));
  expect([data.amounts, data.before, data.days]).toEqual([[{ value: 2 }], [{ value: 1 }], { from: '2026-11-14', to: '2026-11-20' }]);
});

test.each(['funnel', 'burn-up', 'cumulative-flow', 'cycle-time'])('%s says what is not known instead of a wrong curve', (type) => {
  const stories: Story[] = [
    {
      went: [
        [1, 'leads'],
        [2, 'talks'],
        [3, 'won'],
      ],
    },
  ];
  expect(of('missing', chart(stories, { type }, { known: 'shallow' })).why).toBe('shallow');
  expect(of('missing', chart(stories, { type }, { known: 'none' })).why).toBe('git');
  expect(of('missing', chart([], { type })).why).toBe('nothing');
});

test('no chart adds up, parts or chooses by what the audience must not see', () => {
  const stories: Story[] = [{ went: [[1, 'leads']], keys: 'secret: 5\n' }];
  const hidden = { secret: ['secret'] };
  expect(chart(stories, { type: 'stat', sum: 'secret' })).toHaveLength(1);
  expect(chart(stories, { type: 'stat', sum: 'secret' }, hidden)).toEqual([]);
  expect(chart(stories, { type: 'funnel', sum: 'secret' }, hidden)).toEqual([]);
});

test('what is assigned to nobody stands under nobody, what lacks another value under none', () => {
  const stories: Story[] = [{ went: [[1, 'leads']] }];
  const groups = (by: string) => of('bar', chart(stories, { type: 'bar', by })).parts[0]?.groups.map(({ label }) => label);
  expect(groups('assignees')).toEqual([{ as: 'nobody' }]);
  expect(groups('tags')).toEqual([{ as: 'none' }]);
});
