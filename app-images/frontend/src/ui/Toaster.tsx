import { Icon } from './Icon';
import type { Toasts } from './toasts';
import { useStore } from './useStore';
import styles from './Toaster.module.css';

/** Two live regions that are always there: screen readers only hear what changes inside a known one. */
export function Toaster({ toasts }: { toasts: Toasts }) {
  const shown = useStore(toasts);
  const one = (tone: 'info' | 'error') =>
    shown
      .filter((toast) => toast.tone === tone)
      .map((toast) => (
        <div key={toast.id} className={styles.toast} data-tone={tone}>
          <span>{toast.text}</span>
          {toast.action && (
            <button type="button" className={styles.action} onClick={() => toasts.act(toast)}>
              {toast.action.label}
            </button>
          )}
          <button type="button" className={styles.close} aria-label="Dismiss" onClick={() => toasts.dismiss(toast.id)}>
            <Icon name="close" size={15} />
          </button>
        </div>
      ));
  return (
    <div className={styles.toaster}>
      <div role="alert">{one('error')}</div>
      <div role="status">{one('info')}</div>
    </div>
  );
}
