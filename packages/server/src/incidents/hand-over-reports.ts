import { defineOperation } from '../operations/operation.ts';
import { handedOver, handingOver, handOver, noteOfHandover } from './handing-over.ts';

export const handOverReports = defineOperation({
  name: 'report.hand-over',
  summary: 'Take reports over, hand them to a colleague, or make them nobody’s: one or several at once',
  kind: 'command',
  who: 'join_reports',
  within: 'mission',
  input: handingOver,
  output: handedOver,
  audit: (_, output) => noteOfHandover(output),
  async handler(context, { records }) {
    return handOver(context, 'report', records);
  },
});
