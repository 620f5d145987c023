import './styles/tokens.css';
import './styles/base.css';
import './styles/window.css';
import { mount } from 'svelte';
import App from './App.svelte';
import './styles/forced-colors.css';
import { findHost } from './host';
import { desk } from './state/desk.svelte';
import { live } from './state/live.svelte';

const host = await findHost();
const { layout } = await host.window({ type: 'describe' }).catch(() => ({ layout: 'card' as const }));
desk.rest = layout === 'strip' ? 'strip' : 'card';
const followed = live.follow(host);
const target = document.getElementById('app');
if (target) mount(App, { target });
await followed;
await host.window({ type: 'ready' });
