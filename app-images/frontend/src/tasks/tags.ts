/** The tags in what somebody typed, such as "home office, #errands". */
export function parseTags(text: string): string[] {
  const tags = text.split(/[,#]/).map((tag) => tag.trim().toLowerCase());
  return [...new Set(tags.filter(Boolean))];
}
