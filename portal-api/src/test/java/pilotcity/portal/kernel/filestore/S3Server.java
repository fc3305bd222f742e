package pilotcity.portal.kernel.filestore;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A server of S3 with one empty bucket, in a process of its own. */
final class S3Server implements AutoCloseable {
    static final String BUCKET = "portal";
    private static final Pattern STARTED = Pattern.compile("Tomcat started on ports .*, ([0-9]+) \\(http\\)");

    private final Process process;
    private final String endpoint;

    private S3Server(Process process, String endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static S3Server start() {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx256m",
                            "-cp",
                            libraries(),
                            "com.adobe.testing.s3mock.S3MockApplication",
                            "--server.port=0",
                            "--com.adobe.testing.s3mock.http-port=0",
                            "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET)
                    .redirectErrorStream(true)
                    .start();
            return new S3Server(process, "http://localhost:" + port(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the portal, which would have it log into its own files. */
    private static String libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String port(Process process) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                Thread.ofVirtual().start(() -> out.lines().forEach(rest -> {}));
                return started.group(1);
            }
        }
        throw new AssertionError("the S3 server did not start: " + said);
    }

    String endpoint() {
        return endpoint;
    }

    S3Settings settings() {
        return new S3Settings(endpoint, BUCKET, "us-east-1", "key", "a secret of the bucket");
    }

    @Override
    public void close() {
        kill();
    }

    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
