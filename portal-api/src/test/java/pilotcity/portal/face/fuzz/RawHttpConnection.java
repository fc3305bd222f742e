package pilotcity.portal.face.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** HTTP/1.1 over a socket of its own, so that requests can be sent which no library would send. */
public final class RawHttpConnection implements AutoCloseable {
    private static final int MOST = 64 << 20;

    private final int port;
    private final int timeoutMillis;
    private Socket socket;
    private BufferedInputStream in;

    /** @param timeoutMillis after which an answer that does not come is a {@link java.net.SocketTimeoutException} */
    public RawHttpConnection(int port, int timeoutMillis) {
        this.port = port;
        this.timeoutMillis = timeoutMillis;
    }

    /**
     * What came back.
     *
     * @param closed whether the server has closed the connection with it, or said so
     */
    public record Answer(int status, Map<String, String> headers, byte[] body, boolean closed) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    public void open() throws IOException {
        if (socket == null) {
            socket = new Socket();
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeoutMillis);
            socket.setSoTimeout(timeoutMillis);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        }
    }

    /** Sends bytes, of whatever kind, and does not wait. */
    public void send(byte[] bytes) throws IOException {
        open();
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Sends a request and reads what is answered; a connection that had been closed meanwhile is opened again. */
    public Answer exchange(byte[] request) throws IOException {
        boolean fresh = socket == null;
        try {
            send(request);
            return read(isHead(request));
        } catch (EOFException | java.net.SocketException e) {
            drop();
            if (fresh) {
                throw e;
            }
            return exchange(request);
        }
    }

    private static boolean isHead(byte[] request) {
        return new String(request, 0, Math.min(5, request.length), StandardCharsets.ISO_8859_1).equals("HEAD ");
    }

    /** Reads one answer; a stream without an end is left after its head. */
    public Answer read(boolean head) throws IOException {
        String line = line();
        int status = Integer.parseInt(line.split(" ", 3)[1]);
        Map<String, String> headers = headers();
        if (status == 100) {
            return read(head);
        }
        if (status == 101 || headers.getOrDefault("content-type", "").startsWith("text/event-stream")) {
            drop();
            return new Answer(status, headers, new byte[0], true);
        }
        boolean empty = head || status == 204 || status == 304;
        byte[] body = empty ? new byte[0] : body(headers);
        boolean closed = headers.getOrDefault("connection", "").equalsIgnoreCase("close");
        if (closed) {
            drop();
        }
        return new Answer(status, headers, body, closed);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (a, b) -> a + ", " + b);
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        if (headers.containsKey("content-length")) {
            return exactly(Integer.parseInt(headers.get("content-length")));
        }
        byte[] rest = in.readNBytes(MOST);
        drop();
        return rest;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int size = Integer.parseInt(line(), 16);
        while (size > 0) {
            all.write(exactly(size));
            line();
            size = Integer.parseInt(line(), 16);
        }
        headers();
        return all.toByteArray();
    }

    private byte[] exactly(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the answer ended after " + bytes.length + " of " + count + " bytes");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException("the connection was closed");
            }
            line.write(each);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** Whether the server has closed the connection: nothing more comes. */
    public boolean isAtEnd() throws IOException {
        return socket == null || in.read() < 0;
    }

    /** The next request has a connection of its own. */
    void drop() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    @Override
    public void close() throws IOException {
        drop();
    }
}
