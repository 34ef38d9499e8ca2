import { Icon } from '@/ui/Icon';
import { useOnline } from './useOnline';
import styles from './OfflineBanner.module.css';

export function OfflineBanner() {
  const online = useOnline();
  return (
    <div role="status">
      {!online && (
        <p className={styles.banner}>
          <Icon name="cloudOff" size={16} />
          You are offline. You can read your list; changes need a connection.
        </p>
      )}
    </div>
  );
}
