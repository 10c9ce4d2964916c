import { describe, expect, it } from 'vitest';
import { connectedLabels, connectedTo } from './connected-labels.ts';

const asking = (people: string) => ({ personIds: [...people] });
const groupsOf = (...labels: string[]) =>
  connectedLabels(labels.map(asking)).map((group) => group.map(({ personIds }) => personIds.join('')));

describe('connectedLabels', () => {
  it('puts together what shares somebody, also through others that come later', () => {
    expect(groupsOf('ABC', 'DEF', 'XYZ', 'CD')).toEqual([['ABC', 'CD', 'DEF'], ['XYZ']]);
    expect(groupsOf('A', 'B', 'C')).toEqual([['A'], ['B'], ['C']]);
    expect(groupsOf()).toEqual([]);
  });

  it('puts together what is connected by something else', () => {
    const labels = ['ABC', 'DEF', 'XYZ'].map(asking);
    const [one, , three] = labels;
    const groups = connectedLabels(labels, (a, b) => new Set([a, b, one, three]).size === 2);
    expect(groups.map((group) => group.length).sort()).toEqual([1, 2]);
  });
});

describe('connectedTo', () => {
  it('leaves out what nobody leads to', () => {
    const [near, far, other] = ['CD', 'DE', 'XY'].map(asking);
    if (!near || !far || !other) throw new Error('three labels');
    expect(connectedTo([asking('ABC')], [other, far, near])).toEqual([far, near]);
    expect(connectedTo([], [near])).toEqual([]);
  });
});
