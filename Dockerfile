# One image for every process: API (default), workers and the migration differ in their command and in what they are told.

# Builds web pages and API with the tools of development.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npx -y pnpm@10.34.9 install --frozen-lockfile --prod --filter '!@heartset/e2e' \
 && node scripts/build.mjs

# What the API needs at run time, without the embedded PostgreSQL and without tools.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/api/package.json apps/api/
COPY apps/web/package.json apps/web/
COPY packages/model/package.json packages/model/
COPY packages/scoring/package.json packages/scoring/
COPY packages/attacker/package.json packages/attacker/
COPY packages/ballot/package.json packages/ballot/
COPY e2e/package.json e2e/
COPY scripts/package.json scripts/
RUN npx -y pnpm@10.34.9 install --frozen-lockfile --prod --no-optional --filter '@heartset/api...'

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3600 WEB_FOLDER=/app/apps/web/dist
WORKDIR /app
COPY --from=packages /app ./
COPY --from=build /app/apps/api/dist apps/api/dist
COPY --from=build /app/apps/web/dist apps/web/dist
COPY migrations migrations
USER node
EXPOSE 3600
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=6 \
  CMD ["node", "apps/api/dist/health-check-command.js"]
CMD ["node", "apps/api/dist/server.js"]
