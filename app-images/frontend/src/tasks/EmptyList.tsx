import type { TaskStatus } from '@/api/taskFilter';
import { Notice } from '@/ui/Notice';

interface EmptyListProps {
  status: TaskStatus;
  narrowed: boolean;
  onReset: () => void;
}

export function EmptyList({ status, narrowed, onReset }: EmptyListProps) {
  if (narrowed)
    return <Notice icon="search" title="Nothing found" text="No task fits this search." action={{ label: 'Show all of them', run: onReset }} />;
  if (status === 'completed') return <Notice icon="check" title="Nothing done yet" text="What you complete is kept here." />;
  return <Notice icon="check" title="All clear" text="Write down what comes next." />;
}
