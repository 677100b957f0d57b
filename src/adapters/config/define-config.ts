import type { ConfigFile } from './validate-config.js';

/** Types a configuration in code: `export default defineConfig({ … })`. */
export function defineConfig(config: ConfigFile): ConfigFile {
  return config;
}
