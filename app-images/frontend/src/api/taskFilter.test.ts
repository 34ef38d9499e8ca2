import { expect, it } from 'vitest';
import { EVERYTHING_OPEN, filterQuery } from './taskFilter';

it('a filter asks only for what narrows it', () => {
  expect(filterQuery(EVERYTHING_OPEN, null)).toBe('status=open&sort=position&order=asc');
});

it('a filter asks for everything that narrows it, and for the next page', () => {
  const query = filterQuery({ status: 'all', search: 'a&b', tag: 'home office', priority: 'high', sort: 'created_at' }, 'next');
  expect(query).toBe('status=all&sort=created_at&order=desc&search=a%26b&tag=home+office&priority=high&cursor=next');
});
