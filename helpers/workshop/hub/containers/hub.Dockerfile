# The hub of Zero to JupyterHub with seats and PINs: its own image, and the kit.
#   docker build -f helpers/workshop/hub/containers/hub.Dockerfile -t first-call-hub .
# Run it in the folder of the kit. CHART is the version of the Helm chart.
ARG CHART=4.4.0
FROM quay.io/jupyterhub/k8s-hub:${CHART}

USER root
WORKDIR /opt/first-call
COPY pyproject.toml README.md LICENSE ./
COPY helpers helpers
COPY notebooks/en notebooks/en
COPY notebooks/ko notebooks/ko
RUN python3 -m pip install --no-cache-dir --editable .
USER ${NB_USER:-jovyan}
WORKDIR /srv/jupyterhub
