import { useState } from 'react';
import { EVERYTHING_OPEN, type TaskFilter, type TaskSort, type TaskStatus, isNarrowed } from '@/api/taskFilter';
import type { Priority, Task } from '@/api/task';
import { Icon } from '@/ui/Icon';
import { SearchField } from './SearchField';
import styles from './FilterBar.module.css';

interface FilterBarProps {
  filter: TaskFilter;
  tasks: Task[];
  onChange: (filter: TaskFilter) => void;
}

const STATUSES: [TaskStatus, string][] = [
  ['open', 'Open'],
  ['completed', 'Done'],
  ['all', 'All'],
];

const SORTS: [TaskSort, string][] = [
  ['position', 'My order'],
  ['due_date', 'Due date'],
  ['priority', 'Priority'],
  ['created_at', 'Newest'],
  ['title', 'Title'],
];

export function FilterBar({ filter, tasks, onChange }: FilterBarProps) {
  const [open, setOpen] = useState(false);
  const change = (part: Partial<TaskFilter>) => onChange({ ...filter, ...part });
  const unusual = filter.tag !== '' || filter.priority !== '' || filter.sort !== 'position';
  return (
    <div className={styles.bar}>
      <div className={styles.statuses} role="group" aria-label="Show">
        {STATUSES.map(([status, label]) => (
          <button key={status} type="button" aria-pressed={filter.status === status} onClick={() => change({ status })}>
            {label}
          </button>
        ))}
      </div>
      <SearchField value={filter.search} onSearch={(search) => change({ search })} />
      <button
        type="button"
        className={`iconButton ${styles.more}`}
        aria-expanded={open}
        aria-controls="filters"
        aria-label={unusual ? 'Filters and order (in use)' : 'Filters and order'}
        title="Filters and order (f)"
        data-focus="filters"
        data-on={unusual}
        onClick={() => setOpen(!open)}
      >
        <Icon name="sliders" />
      </button>
      {open && (
        <div id="filters" className={styles.filters}>
          <Choice label="Order" value={filter.sort} options={SORTS} onChange={(sort) => change({ sort })} />
          <Choice label="Priority" value={filter.priority} options={PRIORITIES} onChange={(priority) => change({ priority })} />
          <Choice label="Tag" value={filter.tag} options={tagOptions(tasks, filter.tag)} onChange={(tag) => change({ tag })} />
          {(unusual || isNarrowed(filter)) && (
            <button type="button" className="button small" onClick={() => onChange({ ...EVERYTHING_OPEN, status: filter.status })}>
              Reset
            </button>
          )}
        </div>
      )}
    </div>
  );
}

const PRIORITIES: [Priority | '', string][] = [
  ['', 'Any'],
  ['high', 'High'],
  ['normal', 'Normal'],
  ['low', 'Low'],
];

function tagOptions(tasks: Task[], current: string): [string, string][] {
  const tags = new Set(tasks.flatMap((task) => task.tags));
  if (current) tags.add(current);
  return [['', 'Any'], ...[...tags].sort().map((tag): [string, string] => [tag, tag])];
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: [T, string][];
  onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <label className={styles.choice}>
      {label}
      <select className="input" value={value} onChange={(event) => onChange(event.target.value as T)}>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
