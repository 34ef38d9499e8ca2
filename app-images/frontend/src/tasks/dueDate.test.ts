import { describe, expect, it } from 'vitest';
import { describeDue, localDay } from './dueDate';

describe('a due day seen from Saturday, 30 March 2030', () => {
  it.each([
    ['2030-03-30', 'Today', 'today'],
    ['2030-03-31', 'Tomorrow', 'soon'],
    ['2030-03-29', 'Yesterday', 'overdue'],
    ['2030-04-02', 'Tuesday', 'soon'],
    ['2030-04-06', '6 Apr', 'later'],
    ['2030-03-01', '1 Mar', 'overdue'],
    ['2029-12-31', '31 Dec 2029', 'overdue'],
    ['2031-01-01', '1 Jan 2031', 'later'],
  ])('%s is called %s', (day, text, tone) => {
    expect(describeDue(day, '2030-03-30')).toEqual({ text, tone });
  });

  it('counts days where the reader is', () => {
    expect(localDay(new Date(2030, 0, 5, 23, 59))).toBe('2030-01-05');
  });
});
