import bridge from './bridge.hi.ftl?raw';
import callbacks from './callbacks.hi.ftl?raw';
import finishing from './finishing.hi.ftl?raw';
import happened from './happened.hi.ftl?raw';
import help from './help.hi.ftl?raw';
import keys from './keys.hi.ftl?raw';
import rare from './rare.hi.ftl?raw';
import ring from './ring.hi.ftl?raw';
import ringSettings from './ring-settings.hi.ftl?raw';
import setup from './setup.hi.ftl?raw';
import shift from './shift.hi.ftl?raw';
import support from './support.hi.ftl?raw';
import training from './training.hi.ftl?raw';
import windowWords from './window.hi.ftl?raw';

export const sources: readonly string[] = [training, rare, setup, shift, happened, help, keys, support, ring, ringSettings, callbacks, finishing, windowWords, bridge];
