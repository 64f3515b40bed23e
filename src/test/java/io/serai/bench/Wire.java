package io.serai.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One kept connection that speaks just enough HTTP/1.1 to hand a body in: a full client would cost as much as what is measured. */
final class Wire implements AutoCloseable {
    /** The answer's status, and its body, which the load looks into only if it is not what it hoped for. */
    record Answer(int status, String body) {}

    private final int port;
    private Socket socket;
    private InputStream in;

    Wire(int port) throws IOException {
        this.port = port;
        socket = connect();
        in = new BufferedInputStream(socket.getInputStream());
    }

    private Socket connect() throws IOException {
        var connected = new Socket(InetAddress.getLoopbackAddress(), port);
        connected.setTcpNoDelay(true);
        return connected;
    }

    Answer send(byte[] request) throws IOException {
        var out = socket.getOutputStream();
        out.write(request);
        out.flush();
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = true;
            } else if (lower.equals("connection: close")) {
                last = true;
            }
        }
        var answer = new Answer(status, chunked ? chunks() : text(length));
        if (last) {
            close();
            socket = connect();
            in = new BufferedInputStream(socket.getInputStream());
        }
        return answer;
    }

    private String chunks() throws IOException {
        var body = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.append(text(size));
            line();
        }
        line();
        return body.toString();
    }

    private String text(int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** A whole request as bytes. */
    static byte[] post(String path, Map<String, String> headers, byte[] body) {
        var head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        var start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        var request = new byte[start.length + body.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        return request;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
