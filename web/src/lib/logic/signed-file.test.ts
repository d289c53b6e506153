import { describe, expect, it } from 'vitest';
import { cleanKey, groupKey, parseSigned } from './signed-file';

const order = { id: 'a', at: '2026-11-04T10:00:00+01:00', kind: 'order', body: {} };

describe('parseSigned', () => {
  it('takes one record, several lines, and a record over several lines', () => {
    expect(parseSigned(JSON.stringify(order)).events).toEqual([order]);
    expect(parseSigned(`${JSON.stringify(order)}\n\n${JSON.stringify(order)}\n`).events).toHaveLength(2);
    expect(parseSigned(JSON.stringify(order, undefined, 2)).events).toEqual([order]);
  });
  it('takes nothing that a therapist does not give', () => {
    const accepted = { ...order, kind: 'key_accepted' };
    expect(parseSigned(JSON.stringify(accepted))).toEqual({ events: [], problem: 'other_kind' });
    expect(parseSigned(`${JSON.stringify(order)}\n${JSON.stringify(accepted)}`).problem).toBe('other_kind');
    expect(parseSigned('3').problem).toBe('other_kind');
    expect(parseSigned('null').problem).toBe('other_kind');
    expect(parseSigned('dear Ada').problem).toBe('no_json');
    expect(parseSigned(' \n').problem).toBe('empty');
  });
});

describe('keys', () => {
  it('are cleaned of what people put between', () => {
    expect(cleanKey(' AB12 cd34\n')).toBe('ab12cd34');
  });
  it('are shown in groups of four', () => {
    expect(groupKey('ab12cd34e')).toEqual(['ab12', 'cd34', 'e']);
  });
});
