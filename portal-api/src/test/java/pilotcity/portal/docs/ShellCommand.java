package pilotcity.portal.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a command did. */
record ShellCommand(int code, String out, String err) {

    static ShellCommand run(Path folder, String... command) {
        return run(folder, Map.of(), command);
    }

    /** The same with {@code environment} added to that of this process. */
    static ShellCommand run(Path folder, Map<String, String> environment, String... command) {
        try {
            Path out = Files.createTempFile("out", ".txt");
            Path err = Files.createTempFile("err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            ShellCommand done = new ShellCommand(process.waitFor(), read(out), read(err));
            Files.delete(out);
            Files.delete(err);
            return done;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(String.join(" ", command), e);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
