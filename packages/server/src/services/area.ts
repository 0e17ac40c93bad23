/** Services for survivors: who offers what, where. */
import { defineArea } from '../area.ts';
import { importProviders } from './import-providers.ts';

export const services = defineArea({ name: 'services', operations: [], importTargets: [importProviders] });
