export { connectionUrl } from './connection-url.js';
export type { DatabaseEntry, ProjectEntry, SettingsContent } from './content.js';
export { placeOfProject, nearest, references, resolveReference } from './resolve.js';
export type { ResolvedReference } from './resolve.js';
export { readSettingsFile } from './settings-file.js';
export type { SettingsFile } from './settings-file.js';
