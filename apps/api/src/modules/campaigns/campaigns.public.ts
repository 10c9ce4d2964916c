export { type ExpectedLabel, mergesInto, outlookOfLabels } from './label-outlook.ts';
