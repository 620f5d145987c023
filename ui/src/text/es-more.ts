import bridge from './bridge.es.ftl?raw';
import callbacks from './callbacks.es.ftl?raw';
import finishing from './finishing.es.ftl?raw';
import happened from './happened.es.ftl?raw';
import help from './help.es.ftl?raw';
import keys from './keys.es.ftl?raw';
import rare from './rare.es.ftl?raw';
import ring from './ring.es.ftl?raw';
import ringSettings from './ring-settings.es.ftl?raw';
import setup from './setup.es.ftl?raw';
import shift from './shift.es.ftl?raw';
import support from './support.es.ftl?raw';
import training from './training.es.ftl?raw';
import windowWords from './window.es.ftl?raw';

export const sources: readonly string[] = [training, rare, setup, shift, happened, help, keys, support, ring, ringSettings, callbacks, finishing, windowWords, bridge];
