package io.serai.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
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
    private static final String NOT_ALLOWED = """
            {"type":"https://serai.io/problems/not-allowed","title":"not-allowed","status":403,\
            "detail":"This account may not do that. Someone who runs the hub can allow it."}""";

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

    /** Somebody who is known and may not. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        write(response, HttpServletResponse.SC_FORBIDDEN, NOT_ALLOWED);
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
