import { createContext, useContext } from 'react';
import type { Conversation } from '@/chat/conversation';
import type { TaskList } from '@/tasks/taskList';

/** What belongs to one signed-in session; the next one starts afresh. */
export interface WorkspaceParts {
  tasks: TaskList;
  conversation: Conversation;
}

export const WorkspaceContext = createContext<WorkspaceParts | null>(null);

export function useWorkspace(): WorkspaceParts {
  const parts = useContext(WorkspaceContext);
  if (!parts) throw new Error('useWorkspace is for components inside the Workspace.');
  return parts;
}
