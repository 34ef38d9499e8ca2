/** A random id. crypto.randomUUID exists only on secure origins, and a cluster on a desk is opened by plain http. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
