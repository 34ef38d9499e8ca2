/** The shortcuts as the help names them. Those for a task work while that task has the focus. */
export const SHORTCUT_GROUPS = [
  {
    title: 'Anywhere',
    shortcuts: [
      { keys: ['n'], does: 'New task' },
      { keys: ['/'], does: 'Search' },
      { keys: ['t'], does: 'Go to the list' },
      { keys: ['c'], does: 'Go to the chat' },
      { keys: ['1', '2', '3'], does: 'Show open, done, all' },
      { keys: ['f'], does: 'Filters and order' },
      { keys: ['z'], does: 'Undo' },
      { keys: ['d'], does: 'Light or dark' },
      { keys: ['?'], does: 'This help' },
    ],
  },
  {
    title: 'On a task',
    shortcuts: [
      { keys: ['↑', '↓'], does: 'Previous, next task' },
      { keys: ['Space'], does: 'Complete or reopen' },
      { keys: ['Enter'], does: 'Edit' },
      { keys: ['Del'], does: 'Delete' },
      { keys: ['Alt ↑', 'Alt ↓'], does: 'Move up, down' },
      { keys: ['Esc'], does: 'Leave the editor' },
    ],
  },
] as const;
