# 容器：用安装包（npm pack 得到的 gongkai-版本.tgz）做镜像，做的时候和用的时候都不下载软件包。
#   npm pack && docker build -t gongkai .
#   docker run --rm --network none --user "$(id -u):$(id -g)" -v "$PWD:/work" gongkai check
FROM node:20-slim
COPY gongkai-*.tgz /tmp/package/
RUN npm install --global --offline --no-audit --no-fund --no-update-notifier /tmp/package/gongkai-*.tgz \
 && rm -rf /tmp/package /root/.npm
ENV LANG=C.UTF-8
USER node
WORKDIR /work
ENTRYPOINT ["gongkai"]
CMD ["check"]
