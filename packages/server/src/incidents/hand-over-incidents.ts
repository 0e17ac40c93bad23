import { defineOperation } from '../operations/operation.ts';
import { handedOver, handingOver, handOver } from './handing-over.ts';
import { noteOfSeveral } from './severally.ts';

export const handOverIncidents = defineOperation({
  name: 'incident.hand-over',
  summary: 'Take incidents over, hand them to a colleague, or make them nobody’s: one or several at once',
  kind: 'command',
  who: 'record_verification',
  within: 'mission',
  input: handingOver,
  output: handedOver,
  audit: (_, output) => noteOfSeveral('handed over', output),
  async handler(context, { records }) {
    return handOver(context, 'incident', records);
  },
});
