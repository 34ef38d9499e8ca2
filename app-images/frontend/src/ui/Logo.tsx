/** A speech bubble that holds a tick: to-do and chat in one. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path d="M2 30V14A12 12 0 0 1 14 2h4a12 12 0 0 1 0 24h-7z" fill="var(--accent)" />
      <path d="M10.5 14.5l4 4 8-8.5" stroke="var(--on-accent)" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
