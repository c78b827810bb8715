# The Python that the tests run on.
ARG PYTHON_IMAGE=python:3.11-slim-bookworm

# A layer that changes with requirements.txt alone, and is the same whenever it is built.
FROM ${PYTHON_IMAGE} AS libraries
RUN apt-get update -qq && apt-get install -qq --yes --no-install-recommends binutils > /dev/null
WORKDIR /puntual
COPY requirements.txt requirements.txt
RUN python -m venv .venv
RUN .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
# what only tests, compilers, installers and other languages need
RUN find .venv -depth -type d '(' -name tests -o -name test -o -name include ')' -exec rm -rf '{}' + \
    && find .venv -path '*/locale-data/*.dat' ! -name 'root.dat' ! -name 'e[ns]*.dat' -delete \
    && find .venv -type f -regex '.*\.\(c\|cpp\|h\|hpp\|pyx\|pxd\|pxi\|pyi\|a\)' -delete \
    && rm -rf .venv/lib/python3*/site-packages/matplotlib/mpl-data/sample_data \
    && .venv/bin/python -m pip --disable-pip-version-check uninstall --quiet --yes setuptools pip
# symbols that only a debugger reads; what stands in a wheel's .libs was patched, and stays
RUN find .venv -name '*.so' ! -path '*.libs/*' -exec strip --strip-unneeded '{}' +
# bytecode that is good whatever the files' dates
RUN find .venv -name '*.pyc' -delete \
    && .venv/bin/python -m compileall -q -f -j 0 --invalidation-mode unchecked-hash .venv
RUN find .venv -exec touch --no-dereference --date=@0 '{}' +

FROM ${PYTHON_IMAGE} AS code
WORKDIR /puntual
COPY convenio convenio
COPY storage storage
COPY charts charts
COPY documents documents
COPY handlers handlers
COPY jobs jobs
COPY bot bot
COPY simulator simulator
RUN python -m compileall -q -f -j 0 --invalidation-mode unchecked-hash . \
    && find . -exec touch --no-dereference --date=@0 '{}' +

FROM ${PYTHON_IMAGE}
RUN useradd --uid 10001 --home-dir /data puntual \
    && install --directory --owner=puntual --group=puntual /data /backups
COPY --from=libraries /puntual/.venv /puntual/.venv
COPY --from=code /puntual /puntual
WORKDIR /puntual
USER puntual
ENV PATH=/puntual/.venv/bin:$PATH
ENV PYTHONUNBUFFERED=1
ENV MPLCONFIGDIR=/data/.matplotlib
# the fonts, which matplotlib otherwise looks for at the first picture
RUN python -c "import charts.render"
VOLUME /data /backups
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
