/** @type {import('next').NextConfig} */
export default {
  // Native and dynamic packages stay plain `require`s of the server; bundling them would copy their binaries.
  serverExternalPackages: ["libsql", "pg", "pino", "wechatpay-axios-plugin", "@peculiar/x509", "prom-client"],
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  typescript: { ignoreBuildErrors: false },
};
