import { defineOperation } from '../operations/operation.ts';
import { handedOver, handingOver, handOver } from './handing-over.ts';
import { noteOfSeveral } from './severally.ts';

export const handOverReports = defineOperation({
  name: 'report.hand-over',
  summary: 'Take reports over, hand them to a colleague, or make them nobody’s: one or several at once',
  kind: 'command',
  who: 'join_reports',
  within: 'mission',
  input: handingOver,
  output: handedOver,
  audit: (_, output) => noteOfSeveral('handed over', output),
  async handler(context, { records }) {
    return handOver(context, 'report', records);
  },
});
