import { Store } from './store';

export interface ToastAction {
  label: string;
  run: () => void;
}

export interface Toast {
  id: number;
  tone: 'info' | 'error';
  text: string;
  action: ToastAction | undefined;
}

const ERROR_MS = 9000;
const MOST_AT_ONCE = 2;

/** Short messages that come and go at the edge of the page. */
export class Toasts extends Store<Toast[]> {
  #next = 1;

  constructor() {
    super([]);
  }

  /** Returns how to take it back. */
  tell(text: string, action?: ToastAction, forMs = 4000): () => void {
    return this.#show('info', text, action, forMs);
  }

  fail(text: string, action?: ToastAction): void {
    this.#show('error', text, action, ERROR_MS);
  }

  dismiss(id: number): void {
    this.set(this.get().filter((toast) => toast.id !== id));
  }

  act(toast: Toast): void {
    this.dismiss(toast.id);
    toast.action?.run();
  }

  /** What the undo key does: the newest thing that can be undone. */
  undoLast(): void {
    const toast = this.get().findLast(({ action }) => action?.label === 'Undo');
    if (toast) this.act(toast);
  }

  #show(tone: Toast['tone'], text: string, action: ToastAction | undefined, forMs: number): () => void {
    const id = this.#next++;
    this.set([...this.get(), { id, tone, text, action }].slice(-MOST_AT_ONCE));
    const dismiss = () => this.dismiss(id);
    setTimeout(dismiss, forMs);
    return dismiss;
  }
}
