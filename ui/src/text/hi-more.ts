import happened from './happened.hi.ftl?raw';
import help from './help.hi.ftl?raw';
import rare from './rare.hi.ftl?raw';
import setup from './setup.hi.ftl?raw';
import support from './support.hi.ftl?raw';

export const sources: readonly string[] = [rare, setup, happened, help, support];
