import { describe, expect, it } from 'vitest';
import { task } from '@/testing/tasks';
import { applyChange, placeAt } from './change';

const LIST = ['a', 'b', 'c', 'd'].map((title) => task(title));
const titles = (tasks: { title: string }[]) => tasks.map(({ title }) => title).join('');

describe('a change of the list', () => {
  it.each([
    [0, 3, 'bcda'],
    [3, 0, 'dabc'],
    [1, 2, 'acbd'],
    [2, 1, 'acbd'],
  ])('moves the task at %i to %i', (from, to, expected) => {
    const moved = applyChange(LIST, { kind: 'move', id: LIST[from]!.id, place: placeAt(LIST, from, to) });
    expect(titles(moved)).toBe(expected);
  });

  it('names both neighbours of the new place, and null beyond the ends', () => {
    expect(placeAt(LIST, 0, 1)).toEqual({ after_id: 'b', before_id: 'c' });
    expect(placeAt(LIST, 0, 3)).toEqual({ after_id: 'd', before_id: null });
    expect(placeAt(LIST, 3, 0)).toEqual({ after_id: null, before_id: 'a' });
  });

  it('leaves the list alone when the neighbours are gone', () => {
    expect(applyChange(LIST, { kind: 'move', id: 'a', place: { after_id: 'x', before_id: null } })).toBe(LIST);
  });

  it('edits only the task it names', () => {
    const edited = applyChange(LIST, { kind: 'edit', id: 'b', patch: { title: 'B' } });
    expect(titles(edited)).toBe('aBcd');
  });
});
