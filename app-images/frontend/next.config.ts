import type { NextConfig } from 'next';
import { sourceHash } from './scripts/source-hash.mjs';

const config: NextConfig = {
  output: 'export',
  reactStrictMode: true,
  // The default is random; the same sources have to give the same bytes, and other sources another id.
  generateBuildId: () => sourceHash(),
};

export default config;
