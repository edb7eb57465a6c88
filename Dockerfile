FROM node:22-slim AS build
WORKDIR /app
# The example's manifest is part of the workspace that the lock file describes.
COPY package.json package-lock.json ./
COPY examples/callcentre/package.json examples/callcentre/
COPY examples/ivr/package.json examples/ivr/
COPY examples/voice-app/package.json examples/voice-app/
RUN npm ci --workspaces=false --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts/build.mjs scripts/bundle.mjs scripts/validators.mjs scripts/
COPY src src
# The example's own dependencies belong to no simulator, so the workspace goes before what is not needed to run is removed.
RUN npm run build && npm pkg delete workspaces && npm prune --omit=dev --no-audit --no-fund

FROM node:22-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE NOTICE ./
COPY openapi openapi
COPY scenarios scenarios
USER node
EXPOSE 12111
# A port set by TELNYX_SIM_PORT is followed; one given by --port needs a health check of its own.
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.TELNYX_SIM_PORT || 12111}/_sim/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Started by name and not through npm, so that SIGTERM reaches the simulator.
ENTRYPOINT ["node", "dist/main.js"]
CMD ["start", "--host", "0.0.0.0"]
