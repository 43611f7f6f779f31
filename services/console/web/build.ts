// node build.ts FOLDER: builds the page of the desk into a folder. What it is built from is all here and in node_modules.
import { build } from 'vite'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Give the folder to build into')

await build({
  root: import.meta.dirname,
  configFile: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: folder,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Nothing is written into the page or its styles: the Content Security Policy allows files of our own only.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
})
