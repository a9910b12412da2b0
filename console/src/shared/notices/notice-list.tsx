import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useNotices } from './notices.tsx';

/** What became of the last actions, read out as it appears. */
export const NoticeList = (): ReactNode => {
  const { shown, close } = useNotices();
  return (
    <div role="status" className="notices">
      <SpaceBetween size="xs">
        {shown.map(({ id, type, header, content }) => (
          <Alert key={id} type={type} header={header} dismissible dismissAriaLabel="Close" onDismiss={() => close(id)}>
            {content}
          </Alert>
        ))}
      </SpaceBetween>
    </div>
  );
};
