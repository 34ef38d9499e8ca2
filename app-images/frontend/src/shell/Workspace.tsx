'use client';

import { useState } from 'react';
import { ChatPane } from '@/chat/ChatPane';
import { isOn } from '@/settings/settings';
import { TasksPane } from '@/tasks/TasksPane';
import { Toaster } from '@/ui/Toaster';
import { Header } from './Header';
import { OfflineBanner } from './OfflineBanner';
import { PaneTabs, type Pane } from './PaneTabs';
import { useServices } from './ServicesProvider';
import { ShortcutHelp } from './ShortcutHelp';
import { useWorkspaceParts } from './useWorkspaceParts';
import { useWorkspaceShortcuts } from './useWorkspaceShortcuts';
import { WorkspaceContext } from './WorkspaceContext';
import styles from './Workspace.module.css';

/** The list and the chat: side by side where there is room, otherwise one at a time. */
export function Workspace() {
  const { settings, toasts } = useServices();
  const parts = useWorkspaceParts();
  const [pane, setPane] = useState<Pane>('tasks');
  const [helpOpen, setHelpOpen] = useState(false);
  const chat = isOn(settings, 'chat');
  useWorkspaceShortcuts({ tasks: parts.tasks, toasts, showPane: setPane, openHelp: () => setHelpOpen(true), chat });

  return (
    <WorkspaceContext value={parts}>
      <div className={styles.workspace} data-pane={pane} data-chat={chat}>
        <Header onHelp={() => setHelpOpen(true)} />
        <OfflineBanner />
        <main className={styles.panes}>
          <TasksPane />
          {chat && <ChatPane />}
        </main>
        {chat && <PaneTabs pane={pane} onChange={setPane} />}
      </div>
      <Toaster toasts={toasts} />
      {helpOpen && <ShortcutHelp onClose={() => setHelpOpen(false)} />}
    </WorkspaceContext>
  );
}
