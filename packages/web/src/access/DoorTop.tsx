import type { ReactNode } from 'react';
import { LanguageChoice } from '../frame/LanguageChoice.tsx';

/** The head of a page outside the missions. */
export const DoorTop = (): ReactNode => (
  <div className="door-top">
    <strong className="brand">OpenMARA</strong>
    <LanguageChoice />
  </div>
);
