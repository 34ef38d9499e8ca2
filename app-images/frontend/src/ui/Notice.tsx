import { Icon, type IconName } from './Icon';
import styles from './Notice.module.css';
import type { ToastAction } from './toasts';

interface NoticeProps {
  title: string;
  text: string;
  /** Where it is the whole page, its title is the page's. */
  wholePage?: boolean;
  icon?: IconName;
  action?: ToastAction;
  link?: { label: string; href: string };
}

/** Fills a place that has nothing else to show: an empty list, an error. */
export function Notice({ title, text, wholePage = false, icon = 'cloudOff', action, link }: NoticeProps) {
  const Heading = wholePage ? 'h1' : 'h3';
  return (
    <div className={styles.notice} role="status">
      <span className={styles.icon}>
        <Icon name={icon} size={26} />
      </span>
      <Heading>{title}</Heading>
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
