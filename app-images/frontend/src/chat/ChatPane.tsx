import { useWorkspace } from '@/shell/WorkspaceContext';
import { useStore } from '@/ui/useStore';
import { ChatComposer } from './ChatComposer';
import { ChatHeader } from './ChatHeader';
import { ChatLog } from './ChatLog';
import styles from './ChatPane.module.css';

export function ChatPane() {
  const { conversation } = useWorkspace();
  const state = useStore(conversation);
  return (
    <section className={styles.pane} aria-labelledby="chat-title">
      <ChatHeader state={state} conversation={conversation} />
      <ChatLog state={state} conversation={conversation} />
      <ChatComposer
        answering={state.answer !== null}
        disabled={state.status !== 'ready'}
        onSend={(text) => void conversation.ask(text)}
        onStop={() => conversation.stop()}
      />
    </section>
  );
}
