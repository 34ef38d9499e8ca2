import { Icon, type IconName } from './Icon';
import styles from './Notice.module.css';
import type { ToastAction } from './toasts';

interface NoticeProps {
  title: string;
  text: string;
  icon?: IconName;
  action?: ToastAction;
  link?: { label: string; href: string };
}

/** Fills a place that has nothing else to show: an empty list, an error. */
export function Notice({ title, text, icon = 'cloudOff', action, link }: NoticeProps) {
  return (
    <div className={styles.notice} role="status">
      <span className={styles.icon}>
        <Icon name={icon} size={26} />
      </span>
      <h2>{title}</h2>
      <p>{text}</p>
      {action && (
        <button type="button" className="button primary" onClick={action.run}>
          {action.label}
        </button>
      )}
      {link && (
        <a className="button primary" href={link.href}>
          {link.label}
        </a>
      )}
    </div>
  );
}
