# The Python that the tests run on.
FROM python:3.11-slim-bookworm AS build
WORKDIR /puntual
COPY requirements.txt requirements.txt
RUN python -m venv .venv
RUN .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
COPY convenio convenio
COPY storage storage
COPY charts charts
COPY documents documents
COPY handlers handlers
COPY jobs jobs
COPY bot bot
COPY simulator simulator
# bytecode that is good whatever the files' dates
RUN .venv/bin/python -m compileall -q -f -j 0 --invalidation-mode unchecked-hash .
# the fonts, which matplotlib otherwise looks for at the first picture
RUN MPLCONFIGDIR=.matplotlib .venv/bin/python -c "import charts.render"

FROM python:3.11-slim-bookworm
RUN useradd --uid 10001 --home-dir /data puntual && install --directory --owner=puntual /data /backups
COPY --from=build /puntual /puntual
COPY --from=build --chown=puntual /puntual/.matplotlib /puntual/.matplotlib
WORKDIR /puntual
USER puntual
VOLUME /data /backups
ENV PATH=/puntual/.venv/bin:$PATH
ENV PYTHONUNBUFFERED=1
ENV MPLCONFIGDIR=/puntual/.matplotlib
ENV DATABASE_URL=sqlite:////data/puntual.db
ENV EVIDENCE_FOLDER=/data/evidence
ENV CHART_FOLDER=/data/report-charts
ENV WEBHOOK_PORT=8443
EXPOSE 8443
STOPSIGNAL SIGTERM
# http.client, since urllib would ask the environment's proxy
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import http.client, os, sys; side = http.client.HTTPConnection('127.0.0.1', int(os.environ['WEBHOOK_PORT']), timeout=4); side.request('GET', '/healthz'); sys.exit(side.getresponse().status != 200)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
