/** The libraries that we are measured beside. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import ad from 'adnn/ad';
import { dependencies } from './package.json';

tf.enableProdMode();
await tf.setBackend('cpu');

export const peers = [
  { name: `adnn ${dependencies.adnn}`, of: ({ withAdnn }) => withAdnn(ad) },
  // In 32 bits: its sums agree with the others' to about six digits.
  { name: `tfjs-cpu ${dependencies['@tensorflow/tfjs-core']}`, of: ({ withTfjs }) => withTfjs(tf), tolerance: 1e-5 },
];
