import bridge from './bridge.en.ftl?raw';
import callbacks from './callbacks.en.ftl?raw';
import finishing from './finishing.en.ftl?raw';
import happened from './happened.en.ftl?raw';
import help from './help.en.ftl?raw';
import keys from './keys.en.ftl?raw';
import rare from './rare.en.ftl?raw';
import ring from './ring.en.ftl?raw';
import ringSettings from './ring-settings.en.ftl?raw';
import setup from './setup.en.ftl?raw';
import shift from './shift.en.ftl?raw';
import support from './support.en.ftl?raw';
import training from './training.en.ftl?raw';
import windowWords from './window.en.ftl?raw';

export const sources: readonly string[] = [training, rare, setup, shift, happened, help, keys, support, ring, ringSettings, callbacks, finishing, windowWords, bridge];
