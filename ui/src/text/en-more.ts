import happened from './happened.en.ftl?raw';
import help from './help.en.ftl?raw';
import rare from './rare.en.ftl?raw';
import setup from './setup.en.ftl?raw';
import support from './support.en.ftl?raw';

export const sources: readonly string[] = [rare, setup, happened, help, support];
