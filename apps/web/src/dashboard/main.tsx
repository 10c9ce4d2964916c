import '../components/tokens.css';
import './base.css';
import '@mantine/core/styles.layer.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { cssVariablesResolver, theme } from '../components/theme.ts';
import { becomeReader } from '../features/session/use-signed-in.ts';
import { createQueryClient } from '../lib/query-client.ts';
import { startTranslation } from './i18n.ts';
import { createDashboardRouter } from './router.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

startTranslation();
const queries = createQueryClient((cache) => becomeReader(cache, null));

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <RouterProvider router={createDashboardRouter(queries)} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
