/** @type {import('next').NextConfig} */
export default {
  // Native and dynamic packages stay plain `require`s of the server; bundling them would copy their binaries.
  serverExternalPackages: ["libsql", "pg", "pino", "wechatpay-axios-plugin", "@peculiar/x509", "prom-client"],
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // An import is larger than the megabyte that a server action takes by default, and than the ten that get past the
  // proxy whole; with every quote of its text escaped it is at most twice what slim-file.ts lets it be.
  experimental: { serverActions: { bodySizeLimit: "44mb" }, proxyClientMaxBodySize: "44mb" },
  // `npm run check` is where types are checked, tests included; a newcomer's first start need not wait for that.
  typescript: { ignoreBuildErrors: true },
};
