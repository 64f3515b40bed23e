package io.serai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who gets through which door, for all that there are: those of the contract, of the pages, and of the machine. */
@SpringBootTest(
        classes = AccessTest.Hub.class,
        properties = {
            "spring.messages.basename=i18n/console,i18n/access",
            "spring.main.banner-mode=off",
            "serai.zone=UTC",
            "serai.public-url=https://shop.example",
            "serai.access.user=root",
            "serai.access.password=" + AccessTest.PASSWORD
        })
@AutoConfigureMockMvc
class EveryDoorTest {
    private static final Path TABLE = Path.of("src/test/resources/access/doors.txt");
    private static final Path CONTRACT = Path.of("src/main/resources/openapi/serai.yaml");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    /** @param least NOBODY and SIGNED: no login is asked for */
    record Door(String method, String path, String least) {
        static Door of(String line) {
            var words = line.split("\\s+", 3);
            return new Door(words[0], words[1], words[2]);
        }

        String name() {
            return method + " " + path;
        }

        boolean isOpen() {
            return least.equals("NOBODY") || least.equals("SIGNED");
        }

        boolean lets(@Nullable Role role) {
            return isOpen() || (role != null && role.compareTo(Role.valueOf(least)) >= 0);
        }

        @Override
        public String toString() {
            return name();
        }
    }

    @Autowired
    private MockMvc web;

    @BeforeAll
    static void people(@Autowired Accounts accounts) {
        for (var role : Role.values()) {
            accounts.save(new Account(name(role), role), AccessTest.PASSWORD);
        }
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void the_table_has_every_door_that_there_is_and_no_other() throws IOException {
        var there = new TreeSet<String>();
        contract().forEach(there::add);
        pages().forEach(there::add);
        var listed = doors().map(Door::name)
                .filter(door -> !door.contains(" /actuator"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).isEqualTo(there);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void a_door_lets_in_whom_it_is_for_and_nobody_else(Door door) throws Exception {
        assertThat(isLetIn(answer(door, null))).as("nobody").isEqualTo(door.isOpen());
        for (var role : Role.values()) {
            var answer = answer(door, role);
            assertThat(isLetIn(answer))
                    .as("%s gets %s", role, answer.getStatus())
                    .isEqualTo(door.lets(role));
            if (!door.lets(role)) {
                assertThat(answer.getStatus()).as("%s", role).isEqualTo(403);
            }
        }
    }

    /** What lies behind is not served here: what was let in finds nothing, lacks a parameter, is shown, or is done and then shown. */
    private static boolean isLetIn(MockHttpServletResponse answer) {
        return answer.getStatus() != 401
                && answer.getStatus() != 403
                && !String.valueOf(answer.getRedirectedUrl()).endsWith("/login");
    }

    private MockHttpServletResponse answer(Door door, @Nullable Role role) throws Exception {
        var asked = request(HttpMethod.valueOf(door.method()), door.path().replaceAll("\\{[a-z]+}", "1"))
                .accept("text/html")
                .with(csrf());
        var sent = role == null ? asked : asked.with(user(name(role)).authorities(role.authorities()));
        return web.perform(sent).andReturn().getResponse();
    }

    static Stream<Door> doors() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Door::of);
    }

    private static Stream<String> contract() throws IOException {
        var paths =
                new ObjectMapper(new YAMLFactory()).readTree(CONTRACT.toFile()).path("paths");
        return paths.properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(METHODS::contains)
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }

    private static Stream<String> pages() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        return scan.findCandidateComponents("io.serai").stream()
                .map(found -> type(found.getBeanClassName()))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
                .filter(Objects::nonNull)
                .flatMap(EveryDoorTest::names);
    }

    private static Stream<String> names(RequestMapping mapping) {
        return Arrays.stream(mapping.method())
                .flatMap(method -> Stream.of(mapping.path())
                        .map(path -> method + " " + path.replaceAll("\\{([a-z]+):[^}]*}", "{$1}")));
    }

    private static Class<?> type(@Nullable String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
