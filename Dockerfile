# The hub as an image: `mvn -DskipTests package`, then `docker build -t serai .`
# What changes seldom comes first, it does not run as root, and its classes are mapped from an archive (AppCDS).
FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --home-dir /app serai && mkdir -p /app /data && chown serai /app /data
WORKDIR /app
USER serai
COPY --chown=serai target/lib/ lib/
COPY --chown=serai target/serai.jar ./
# One start, which ends when everything is there, shows which classes are needed.
RUN java -XX:ArchiveClassesAtExit=serai.jsa -Dspring.context.exit=onRefresh -jar serai.jar --serai.data=/tmp/train \
    && rm -rf /tmp/train
ENV SERAI_DATA=/data
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["java", "-XX:SharedArchiveFile=serai.jsa", "-XX:MaxRAMPercentage=50", "-jar", "serai.jar"]
