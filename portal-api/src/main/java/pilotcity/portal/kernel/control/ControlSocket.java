package pilotcity.portal.kernel.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.files.OwnerOnlyFiles;

/**
 * Lets another command of the same user talk to the running portal: a loopback port, and a secret in the data folder
 * that only its owner can read. A caller sends three lines, the secret, a verb and its argument, and reads lines until
 * the end; the last one is {@code ok}, or what went wrong, each line after {@code error}, or after {@code wrong} when
 * it was asked wrongly.
 */
public final class ControlSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);
    private static final String FILE = "control";
    private static final String DONE = "ok";
    private static final String ERROR = "error ";
    private static final String WRONG = "wrong ";

    private final ServerSocket socket;
    private final Path file;
    private final String secret;
    private final Map<String, Command> verbs;

    /** Something that can be asked for. */
    @FunctionalInterface
    public interface Command {
        /**
         * @param argument one line, such as a JSON object; empty for none
         * @param print is given each line of the answer
         * @throws RuntimeException which the caller gets as {@link CommandException#from} puts it
         */
        void run(String argument, Consumer<String> print);
    }

    private ControlSocket(ServerSocket socket, Path file, String secret, Map<String, Command> verbs) {
        this.socket = socket;
        this.file = file;
        this.secret = secret;
        this.verbs = Map.copyOf(verbs);
    }

    /** @param verbs what can be asked for, by its name */
    public static ControlSocket open(DataFolder folder, Map<String, Command> verbs) {
        try {
            ServerSocket socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            String secret = HexFormat.of().formatHex(random);
            Path file = OwnerOnlyFiles.write(folder.path().resolve(FILE), socket.getLocalPort() + " " + secret);
            ControlSocket controlSocket = new ControlSocket(socket, file, secret, verbs);
            Thread.ofVirtual().name("control").start(controlSocket::listen);
            return controlSocket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.warn("control port", e);
                }
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(caller.getOutputStream(), true, StandardCharsets.UTF_8)) {
            String given = String.valueOf(in.readLine());
            Command verb = verbs.get(String.valueOf(in.readLine()));
            String argument = String.valueOf(in.readLine());
            if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8))
                    || verb == null) {
                out.println(ERROR + "the running portal does not know this command; it may be of another version");
                return;
            }
            run(verb, argument, out);
        } catch (IOException e) {
            LOG.warn("control command failed", e);
        }
    }

    private static void run(Command verb, String argument, PrintWriter out) {
        try {
            verb.run(argument, out::println);
            out.println(DONE);
        } catch (RuntimeException e) {
            CommandException told = CommandException.from(e).orElseGet(() -> unforeseen(e));
            String prefix = told.isWrong() ? WRONG : ERROR;
            String.valueOf(told.getMessage()).lines().forEach(line -> out.println(prefix + line));
        }
    }

    private static CommandException unforeseen(RuntimeException e) {
        LOG.warn("control command failed", e);
        return CommandException.failed("it failed, which the log of the running portal says more of: " + e);
    }

    /** Asks for a verb without an argument. */
    public static boolean ask(Path folder, String verb, Consumer<String> print) {
        return ask(folder, verb, "", print);
    }

    /**
     * Asks the portal that holds {@code folder} to do {@code verb}.
     *
     * @param argument one line
     * @param print is given each line of the answer
     * @return true
     * @throws CommandException when it was not done, with what the portal says
     */
    public static boolean ask(Path folder, String verb, String argument, Consumer<String> print) {
        try {
            String[] address = Files.readString(folder.resolve(FILE)).split(" ");
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(address[0]));
                    PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                out.println(address[1]);
                out.println(verb);
                out.println(argument);
                return listen(in, print);
            }
        } catch (IOException e) {
            throw CommandException.failed("the portal that runs on " + folder
                    + " does not answer; it may be starting or stopping, or have ended just now");
        }
    }

    private static boolean listen(BufferedReader in, Consumer<String> print) throws IOException {
        StringJoiner errors = new StringJoiner("\n");
        StringJoiner wrong = new StringJoiner("\n");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(DONE)) {
                return true;
            }
            if (line.startsWith(WRONG)) {
                wrong.add(line.substring(WRONG.length()));
            } else if (line.startsWith(ERROR)) {
                errors.add(line.substring(ERROR.length()));
            } else {
                print.accept(line);
            }
        }
        if (wrong.length() > 0) {
            throw CommandException.wrong(wrong.toString());
        }
        throw CommandException.failed(
                errors.length() > 0 ? errors.toString() : "the running portal has ended meanwhile");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
