import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/api/apiError';
import { CredentialsForm } from './CredentialsForm';

function show(onSubmit: (email: string, password: string) => Promise<void>, ready = true) {
  render(<CredentialsForm action="Sign in" passwordIs="current-password" ready={ready} problem={null} onSubmit={onSubmit} />);
}

async function fillIn() {
  await userEvent.type(screen.getByLabelText('Email'), 'a@example.com');
  await userEvent.type(screen.getByLabelText('Password'), 'secret-secret{Enter}');
}

afterEach(cleanup);

describe('the form for email and password', () => {
  it('sends both', async () => {
    const onSubmit = vi.fn(async () => undefined);
    show(onSubmit);
    await fillIn();
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith('a@example.com', 'secret-secret');
  });

  it.each([
    [new ApiError(401, 'x'), 'This email and password do not belong together.'],
    [new ApiError(409, 'x'), 'There is already an account for this email. Sign in instead?'],
    [new ApiError(429, 'x', [], null, 12), 'Too many attempts. Please try again in 12 seconds.'],
    [new ApiError(422, 'x', [{ field: 'email', message: 'No such address.' }]), 'No such address.'],
    [new ApiError(0, 'You are offline.'), 'You are offline.'],
  ])('says in plain words what went wrong, and can be sent again (%#)', async (error, text) => {
    show(async () => {
      throw error;
    });
    await fillIn();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toBe(text);
    expect(document.activeElement).toBe(alert);
    expect(screen.getByRole('button', { name: 'Sign in' })).toHaveProperty('disabled', false);
  });

  it('waits until it is known where to send it', () => {
    show(async () => undefined, false);
    expect(screen.getByRole('button', { name: 'Sign in' })).toHaveProperty('disabled', true);
  });

  it('shows the password when asked', async () => {
    show(async () => undefined);
    await userEvent.click(screen.getByRole('button', { name: 'Show the password' }));
    expect(screen.getByLabelText('Password')).toHaveProperty('type', 'text');
  });
});
