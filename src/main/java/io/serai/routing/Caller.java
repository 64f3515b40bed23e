package io.serai.routing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The edge of HTTP: no header that could steer Camel gets in, whatever its case, and who has logged in is told to routes in a header
 * that nobody else can set.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class Caller extends OncePerRequestFilter {
    static final String HEADER = "SeraiCaller";

    private static final String API = "/api/";

    private static final List<String> ROUTED = List.of(API, "/channels/", "/carriers/", "/payments/");

    /** Routes answer with JSON, or with a problem in JSON; nobody is turned away for asking for only one of the two. */
    private static final String ACCEPT = "Accept";

    private static final String ANYTHING = "*/*";

    private static final String TYPE = "Content-Type";

    /**
     * Camel would make headers of a form's fields, and refuse what is no form or names no character set that we know. A message's bytes
     * are the partner's own, whatever it calls them.
     */
    private static final List<String> TAKEN_APART = List.of("application/x-www-form-urlencoded", "multipart/");

    private static final String BYTES = "application/octet-stream";

    private final int maxBytes;

    Caller(@Value("${serai.inbox.max-bytes:10485760}") int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var clean = new Clean(request, maxBytes);
        if (!isPlain(request.getHeader("Content-Encoding"))) {
            Answers.problem(response, 415, "encoded", "A message comes as it is, without a content encoding.");
        } else if (!clean.isSound()) {
            Answers.problem(response, 400, "wrong-parameter", "A parameter has a NUL character.");
        } else {
            chain.doFilter(clean, response);
        }
    }

    /** What is packed can grow a thousandfold, and a signature is over the bytes that came. */
    private static boolean isPlain(@Nullable String encoding) {
        return encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity");
    }

    /** Pages are none of ours. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isRouted(request);
    }

    static boolean isRouted(HttpServletRequest request) {
        return ROUTED.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    private static final class Clean extends HttpServletRequestWrapper {
        /** Asked for here: Camel reads headers on a thread of its own, which nobody has logged in on. */
        private final @Nullable String user;

        private final int maxBytes;
        private @Nullable ServletInputStream body;

        Clean(HttpServletRequest request, int maxBytes) {
            super(request);
            this.maxBytes = maxBytes;
            user = request.getRemoteUser();
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            var stream = body;
            if (stream == null) {
                stream = new CappedStream(super.getInputStream(), maxBytes);
                body = stream;
            }
            return stream;
        }

        /** Nobody should: what is signed is bytes. */
        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.ISO_8859_1));
        }

        @Override
        public @Nullable String getContentType() {
            var type = super.getContentType();
            return type == null || isPlain(type) ? type : BYTES;
        }

        @Override
        public @Nullable String getCharacterEncoding() {
            return BYTES.equals(getContentType()) ? null : super.getCharacterEncoding();
        }

        private static boolean isPlain(String type) {
            var lower = type.toLowerCase(Locale.ROOT);
            try {
                MediaType.parseMediaType(type);
                return TAKEN_APART.stream().noneMatch(lower::startsWith);
            } catch (InvalidMediaTypeException nothingWeKnow) {
                return false;
            }
        }

        @Override
        public @Nullable String getHeader(String name) {
            if (name.equalsIgnoreCase(HEADER)) {
                return user;
            }
            if (name.equalsIgnoreCase(ACCEPT)) {
                return ANYTHING;
            }
            if (name.equalsIgnoreCase(TYPE)) {
                return getContentType();
            }
            return steers(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            if (name.equalsIgnoreCase(HEADER)) {
                return Collections.enumeration(user == null ? List.of() : List.of(user));
            }
            if (name.equalsIgnoreCase(ACCEPT)) {
                return Collections.enumeration(List.of(ANYTHING));
            }
            if (name.equalsIgnoreCase(TYPE)) {
                var type = getContentType();
                return Collections.enumeration(type == null ? List.of() : List.of(type));
            }
            return steers(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            var names = Collections.list(super.getHeaderNames());
            names.removeIf(Clean::steers);
            if (user != null) {
                names.add(HEADER);
            }
            return Collections.enumeration(names);
        }

        /** What partners say is in headers and bytes: a parameter would become a header. The same holds of a form's fields. */
        @Override
        public Map<String, String[]> getParameterMap() {
            if (!getRequestURI().startsWith(API) || BYTES.equals(getContentType())) {
                return Map.of();
            }
            var parameters = new LinkedHashMap<>(super.getParameterMap());
            parameters.keySet().removeIf(Clean::steers);
            return parameters;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(getParameterMap().keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return getParameterMap().get(name);
        }

        @Override
        public @Nullable String getParameter(String name) {
            var values = getParameterValues(name);
            return values == null ? null : values[0];
        }

        boolean isSound() {
            return getParameterMap().entrySet().stream()
                    .allMatch(each -> Sound.is(each.getKey())
                            && Arrays.stream(each.getValue()).allMatch(Sound::is));
        }

        private static boolean steers(String name) {
            var lower = name.toLowerCase(Locale.ROOT);
            return lower.startsWith("camel") || lower.startsWith("org.apache.camel") || lower.startsWith("serai");
        }
    }
}
