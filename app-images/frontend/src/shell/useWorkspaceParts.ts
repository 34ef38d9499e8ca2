import { useEffect, useState } from 'react';
import { createChatApi } from '@/api/chatApi';
import { createTasksApi } from '@/api/tasksApi';
import { Conversation } from '@/chat/conversation';
import { isOn } from '@/settings/settings';
import { TaskList } from '@/tasks/taskList';
import { useServices } from './ServicesProvider';
import type { Services } from './services';
import type { WorkspaceParts } from './WorkspaceContext';

/** Makes the list and the chat of this session, loads them, and keeps the list fresh and nothing undone. */
export function useWorkspaceParts(): WorkspaceParts {
  const services = useServices();
  const [parts] = useState(() => createParts(services));

  useEffect(() => {
    const { tasks, conversation } = parts;
    void tasks.reload();
    if (isOn(services.settings, 'chat')) void conversation.load();
    const refresh = () => document.visibilityState === 'visible' && void tasks.reload();
    const flush = () => void tasks.flush();
    window.addEventListener('online', refresh);
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      window.removeEventListener('online', refresh);
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [parts, services.settings]);

  return parts;
}

function createParts({ session, toasts }: Services): WorkspaceParts {
  const tasks = new TaskList(createTasksApi(session.send), toasts);
  return { tasks, conversation: new Conversation(createChatApi(session.send), () => void tasks.reload()) };
}
