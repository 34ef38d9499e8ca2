import styles from './TaskSkeleton.module.css';

const ROWS = ['long', 'short', 'medium', 'long', 'medium'];

export function TaskSkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {ROWS.map((length, index) => (
        <div key={index} className={styles.row}>
          <span className={styles.box} />
          <span className={styles.line} data-length={length} />
        </div>
      ))}
    </div>
  );
}
