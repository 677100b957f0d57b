# A small image whose only program is schemactl. better-sqlite3 may have to be compiled, so that happens in a stage of
# its own and only the result is kept.
FROM node:20-bookworm AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
COPY test/engines/package.json test/engines/package.json
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev --omit=optional

FROM node:20-bookworm-slim
WORKDIR /app
COPY --from=build /src/package.json /opt/schemactl/package.json
COPY --from=build /src/bin /opt/schemactl/bin
COPY --from=build /src/dist /opt/schemactl/dist
COPY --from=build /src/oclif.manifest.json /opt/schemactl/oclif.manifest.json
COPY --from=build /src/node_modules /opt/schemactl/node_modules
RUN ln -s /opt/schemactl/bin/run.js /usr/local/bin/schemactl
USER node
ENTRYPOINT ["schemactl"]
CMD ["up", "--wait"]
