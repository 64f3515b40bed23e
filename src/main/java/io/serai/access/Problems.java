package io.serai.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** What a program hears that gets no further than here, as a problem (RFC 9457). What exactly was wrong is nobody's business. */
final class Problems implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
    private static final String LOGIN = """
            {"type":"https://serai.io/problems/login","title":"login","status":401,\
            "detail":"Show an account's name and password, or the key as X-Api-Key."}""";
    private static final String ROLE = """
            {"type":"https://serai.io/problems/role","title":"role","status":403,\
            "detail":"Your role does not go that far. An admin can give another one."}""";
    private static final String TOO_MANY = """
            {"type":"https://serai.io/problems/too-many","title":"too-many","status":429,\
            "detail":"Too many from your address. Come again after the seconds of Retry-After."}""";
    private static final String NOT_NOW = """
            {"type":"https://serai.io/problems/not-now","title":"not-now","status":503,\
            "detail":"It cannot be answered now. Ask again."}""";
    private static final String REJECTED = """
            {"type":"https://serai.io/problems/wrong-request","title":"wrong-request","status":400,\
            "detail":"An address, header or parameter has characters that do not belong there."}""";

    /** Nobody, or a wrong login. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException wrong)
            throws IOException {
        if (wrong instanceof AuthenticationServiceException) {
            // The database could not be asked: that says nothing about the login.
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            write(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, NOT_NOW);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Serai\"");
        write(response, HttpServletResponse.SC_UNAUTHORIZED, LOGIN);
    }

    /** Somebody we know, who may not do that. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        write(response, HttpServletResponse.SC_FORBIDDEN, ROLE);
    }

    static void tooMany(HttpServletResponse response, long seconds) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        write(response, HttpStatus.TOO_MANY_REQUESTS.value(), TOO_MANY);
    }

    /** An address that plays tricks, control characters and the like. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        write(response, HttpServletResponse.SC_BAD_REQUEST, REJECTED);
    }

    private static void write(HttpServletResponse response, int status, String problem) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
    }
}
