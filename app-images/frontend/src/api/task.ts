export type Priority = 'low' | 'normal' | 'high';

export interface Task {
  id: string;
  title: string;
  notes: string;
  due_date: string | null;
  priority: Priority;
  tags: string[];
  completed: boolean;
  completed_at: string | null;
  position: number;
  version: number;
  created_at: string;
  updated_at: string;
}

/** What a person may write about a task. */
export type TaskDraft = Pick<Task, 'title' | 'notes' | 'due_date' | 'priority' | 'tags'>;

export type TaskPatch = Partial<TaskDraft & Pick<Task, 'completed'>>;
