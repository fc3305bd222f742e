package pilotcity.portal.kernel.datasetimport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The identifiers of the SPDX License List 3.28 (spdx.org/licenses), those included that it has replaced by others. */
public final class SpdxLicences {
    private static final String FILE = "spdx-licences.txt";
    private static final Pattern ADDRESS = Pattern.compile("https?://[\\x21-\\x7e&&[^<>\"{}|\\\\^`]]+");
    private static final Map<String, String> IDENTIFIERS = read();

    private SpdxLicences() {}

    /**
     * What is meant by {@code given}: the identifier as the list writes it (case does not matter, SPDX 2.3, annex D.2), or
     * the address of a licence as it is; empty where it is neither.
     */
    public static Optional<String> find(String given) {
        String text = given.strip();
        return ADDRESS.matcher(text).matches() ? Optional.of(text) : Optional.ofNullable(IDENTIFIERS.get(text));
    }

    private static Map<String, String> read() {
        TreeMap<String, String> identifiers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try (InputStream in = Objects.requireNonNull(SpdxLicences.class.getResourceAsStream(FILE))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(id -> identifiers.put(id, id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return identifiers;
    }
}
