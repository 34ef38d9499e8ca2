import { useEffect, useRef, useState } from 'react';
import { Icon } from '@/ui/Icon';
import styles from './SearchField.module.css';

const PAUSE_MS = 250;

/** Searches once the typing pauses. */
export function SearchField({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const [text, setText] = useState(value);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => setText(value), [value]);

  const type = (next: string, pause = PAUSE_MS) => {
    setText(next);
    clearTimeout(pending.current);
    pending.current = setTimeout(() => onSearch(next.trim()), pause);
  };

  return (
    <label className={styles.search}>
      <Icon name="search" size={17} />
      <span className="visuallyHidden">Search tasks</span>
      <input
        type="search"
        className="input"
        placeholder="Search"
        value={text}
        data-focus="search"
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && type('', 0)}
      />
    </label>
  );
}
