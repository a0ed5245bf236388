# The image of 规划问答, see docs/deployment.md. What it holds is made by deploy/build-release.sh.
FROM node:24.21.0-trixie AS build
WORKDIR /src
COPY . .
RUN deploy/build-release.sh /app && mkdir /data

# Node comes with the release, in the version that the lockfile names. There is no npm, no compiler and no curl in it.
FROM debian:trixie-slim
# For an index in an object store: LanceDB takes the system's list of authorities, Node has its own.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /app /app
# The one place that is written to; a new volume takes over its owner.
COPY --from=build --chown=10001:10001 /data /data
ENV NODE_ENV=production PATH=/app/bin:$PATH TZ=Asia/Shanghai HOST=0.0.0.0 PORT=8787 DATA_DIR=/data
WORKDIR /app
USER 10001:10001
VOLUME /data
EXPOSE 8787
# Of the process, not of the index: the first index of many scanned plans may take its time.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["node", "deploy/is-healthy.ts"]
CMD ["node", "api/node.ts"]
