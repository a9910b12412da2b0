import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { Transaction } from '../api/types.ts';

export type PaymentStatus = Transaction['status'];

interface Shown {
  readonly type: StatusIndicatorProps.Type;
  readonly text: string;
}

const SHOWN: Readonly<Record<PaymentStatus, Shown>> = {
  PENDING: { type: 'pending', text: 'Not sent' },
  PROCESSING: { type: 'in-progress', text: 'Sent' },
  UNKNOWN: { type: 'warning', text: 'Outcome unknown' },
  COMPLETED: { type: 'success', text: 'Paid' },
  FAILED: { type: 'error', text: 'Failed' },
  CANCELLED: { type: 'stopped', text: 'Cancelled' },
  RETURNED: { type: 'error', text: 'Came back' },
};

/** In the order of a payment's life. */
export const PAYMENT_STATUSES = [
  'PENDING',
  'PROCESSING',
  'UNKNOWN',
  'COMPLETED',
  'FAILED',
  'CANCELLED',
  'RETURNED',
] as const satisfies readonly PaymentStatus[];

export const paymentStatusText = (status: PaymentStatus): string => SHOWN[status].text;

export const PaymentStatusIndicator = ({ status }: { readonly status: PaymentStatus }): ReactNode => (
  <StatusIndicator type={SHOWN[status].type}>{SHOWN[status].text}</StatusIndicator>
);
