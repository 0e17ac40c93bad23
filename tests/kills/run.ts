/** `npm run kill -- --times 200 [--seed N]`: the kills of the ordinary run, as many as wanted. */
import { parseArgs } from 'node:util';
import { runKills } from './kills.ts';

const { values } = parseArgs({
  options: { times: { type: 'string', default: '200' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
console.log(`seed ${seed}`);
console.log(await runKills(Number(values.times), seed, (text) => console.log(text)));
process.exit(0);
