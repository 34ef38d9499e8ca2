export type DueTone = 'overdue' | 'today' | 'soon' | 'later';

export interface Due {
  text: string;
  tone: DueTone;
}

const DAY_MS = 86_400_000;

/** The calendar day where the reader is, as YYYY-MM-DD. */
export function localDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A due day in the words one would use today. */
export function describeDue(day: string, today: string): Due {
  // Both as UTC midnight, so that a change to summer time does not count as a day.
  const date = new Date(`${day}T00:00:00Z`);
  const days = Math.round((date.getTime() - Date.parse(`${today}T00:00:00Z`)) / DAY_MS);
  if (days === 0) return { text: 'Today', tone: 'today' };
  if (days === 1) return { text: 'Tomorrow', tone: 'soon' };
  if (days === -1) return { text: 'Yesterday', tone: 'overdue' };
  if (days < 0) return { text: calendar(date, today), tone: 'overdue' };
  return { text: days < 7 ? weekday(date) : calendar(date, today), tone: days < 7 ? 'soon' : 'later' };
}

const weekday = (date: Date): string => date.toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });

function calendar(date: Date, today: string): string {
  const sameYear = today.startsWith(String(date.getUTCFullYear()));
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }), timeZone: 'UTC' });
}
