# The hub as an image: `mvn -DskipTests package`, then `docker build -t serai .`
# Its layers are by how often they change, it does not run as root, and its classes are mapped from an archive (AppCDS).
FROM eclipse-temurin:17-jre AS layers
WORKDIR /build
COPY target/serai.jar serai.jar
RUN java -Djarmode=tools -jar serai.jar extract --layers --destination layers

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --home-dir /app serai && mkdir -p /app /data && chown serai /app /data
WORKDIR /app
USER serai
COPY --from=layers --chown=serai /build/layers/dependencies/ ./
COPY --from=layers --chown=serai /build/layers/spring-boot-loader/ ./
COPY --from=layers --chown=serai /build/layers/snapshot-dependencies/ ./
COPY --from=layers --chown=serai /build/layers/application/ ./
# One start, which ends when everything is there, shows which classes are needed.
RUN java -XX:ArchiveClassesAtExit=serai.jsa -Dspring.context.exit=onRefresh -jar serai.jar --serai.data=/tmp/train \
    && rm -rf /tmp/train
ENV SERAI_DATA=/data
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["java", "-XX:SharedArchiveFile=serai.jsa", "-XX:MaxRAMPercentage=50", "-jar", "serai.jar"]
