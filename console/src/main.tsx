import '@cloudscape-design/global-styles/index.css';
import './app/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { applyLooks } from './shared/looks/looks.ts';

// A file of this page's version is gone, because a newer version was deployed.
window.addEventListener('vite:preloadError', () => window.location.reload());

applyLooks();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
