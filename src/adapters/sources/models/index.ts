export { discoverModels, usualPlaces } from './discover.js';
export { fileModels, loadModels } from './load-models.js';
