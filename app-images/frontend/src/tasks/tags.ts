/** The tags in what somebody typed, such as "home, #errands". */
export function parseTags(text: string): string[] {
  const tags = text.split(/[,\s]+/).map((tag) => tag.replace(/^#+/, ''));
  return [...new Set(tags.filter(Boolean))];
}
