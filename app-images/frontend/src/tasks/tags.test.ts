import { expect, it } from 'vitest';
import { parseTags } from './tags';

it.each([
  ['home, errands', ['home', 'errands']],
  ['#home #errands', ['home', 'errands']],
  [' home office ,, Home office', ['home office']],
  ['', []],
])('the tags in "%s"', (text, tags) => {
  expect(parseTags(text)).toEqual(tags);
});
