import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { switchSingleKeys } from './singleKeys';
import { useShortcuts } from './useShortcuts';

function Page({ action }: { action: () => void }) {
  useShortcuts({ n: action });
  return <input aria-label="Field" />;
}

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('a single-key shortcut', () => {
  it('runs its action', async () => {
    const action = vi.fn();
    render(<Page action={action} />);
    await userEvent.keyboard('n');
    expect(action).toHaveBeenCalledTimes(1);
  });

  it('is silent while somebody types', async () => {
    const action = vi.fn();
    render(<Page action={action} />);
    await userEvent.type(screen.getByLabelText('Field'), 'n');
    expect(action).not.toHaveBeenCalled();
  });

  it('leaves the browser its own shortcuts', async () => {
    const action = vi.fn();
    render(<Page action={action} />);
    await userEvent.keyboard('{Control>}n{/Control}');
    expect(action).not.toHaveBeenCalled();
  });

  it('can be switched off', async () => {
    const action = vi.fn();
    render(<Page action={action} />);
    switchSingleKeys(false);
    await userEvent.keyboard('n');
    expect(action).not.toHaveBeenCalled();
    switchSingleKeys(true);
    await userEvent.keyboard('n');
    expect(action).toHaveBeenCalledTimes(1);
  });
});
