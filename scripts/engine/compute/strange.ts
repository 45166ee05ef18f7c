import type { Finding } from '../../model/check.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import type { Tracker } from '../../model/tracker.ts';
import { tellStrange } from '../query/strange-words.ts';
import { needsOf } from './needs.ts';
import { type Plan, placeOf } from './planning.ts';
import { sourceOf } from './whose.ts';

/** What the expressions of computed fields compare keys with though no record can hold it; the fields are worked out all the same. */
export function* strangeInFields({ order, expressions }: Plan, tracker: Tracker, fields: FieldTypes): Generator<Finding> {
  for (const { board, field, type } of order) {
    for (const need of needsOf(type, field)) {
      const source = 'expression' in need ? sourceOf(need.whose, board, tracker.boards, fields) : undefined;
      if (!source || 'problem' in source || !('expression' in need)) continue;
      const expression = expressions.get(source.board.name)?.get(need.expression);
      const place = board.places.get(`fields.${field.name}.${need.option}`) ?? placeOf(board, field);
      for (const { problem, ...rest } of expression ? tellStrange(expression.node, [source.board], tracker, fields) : [])
        yield { place, message: `${field.name}: ${need.option}: ${problem}`, severity: 'warning', ...rest };
    }
  }
}
