import happened from './happened.es.ftl?raw';
import help from './help.es.ftl?raw';
import rare from './rare.es.ftl?raw';
import setup from './setup.es.ftl?raw';
import support from './support.es.ftl?raw';

export const sources: readonly string[] = [rare, setup, happened, help, support];
