import { describe, expect, it } from 'vitest';
import { answer, stubFetch } from '@/testing/answers';
import { isOn, loadSettings } from './settings';

describe('the settings of the environment', () => {
  it('are read anew each time', async () => {
    const calls = stubFetch(answer(200, { apiUrl: '/api', appEnv: 'local', featureFlags: { chat: false } }));
    expect(await loadSettings()).toEqual({ apiUrl: '/api', appEnv: 'local', featureFlags: { chat: false } });
    expect(calls).toEqual([['/config.json', { cache: 'no-store' }]]);
  });

  it('are refused when one is missing, and the error says where to look', async () => {
    stubFetch(answer(200, { apiUrl: '/api', appEnv: 'local' }));
    await expect(loadSettings()).rejects.toThrow('look at the API_URL, APP_ENV and FEATURE_FLAGS of the ConfigMap');
  });

  it('are refused when they cannot be had', async () => {
    stubFetch(answer(404));
    await expect(loadSettings()).rejects.toThrow('/config.json answered with status 404.');
  });

  it('switch a feature off only when they say so', () => {
    const settings = { apiUrl: '', appEnv: '', featureFlags: { chat: false, other: true } };
    expect([isOn(settings, 'chat'), isOn(settings, 'other'), isOn(settings, 'unheard-of')]).toEqual([false, true, true]);
  });
});
