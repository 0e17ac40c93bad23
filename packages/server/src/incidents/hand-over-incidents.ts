import { defineOperation } from '../operations/operation.ts';
import { handedOver, handingOver, handOver, noteOfHandover } from './handing-over.ts';

export const handOverIncidents = defineOperation({
  name: 'incident.hand-over',
  summary: 'Take incidents over, hand them to a colleague, or make them nobody’s: one or several at once',
  kind: 'command',
  who: 'record_verification',
  within: 'mission',
  input: handingOver,
  output: handedOver,
  audit: (_, output) => noteOfHandover(output),
  async handler(context, { records }) {
    return handOver(context, 'incident', records);
  },
});
