package pilotcity.portal.kernel.learning.duplicate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Labelled pairs as a file: numbers of cases and figures derived of them, no texts. */
public final class PairFile {
    private static final String NAME = "boston-pairs.csv.gz";
    private static final String HEADER =
            "use,query,other,label,repeats,training,weight,cell,metres,days_apart,subject,address,closed,radius,days";

    private PairFile() {}

    public static List<LabelledPair> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(PairFile.class.getResourceAsStream(NAME))),
                StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(PairFile::pair).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LabelledPair pair(String line) {
        String[] cells = line.split(",", -1);
        return new LabelledPair(
                LabelledPair.Use.valueOf(cells[0]),
                cells[1],
                cells[2],
                LabelledPair.Label.valueOf(cells[3]),
                cells[4].equals("1"),
                cells[5].equals("1"),
                Double.parseDouble(cells[6]),
                cells[7].equals("1"),
                new DuplicateEvidence(
                        cells[8].isEmpty() ? Separation.UNKNOWN : new Separation.Metres(Double.parseDouble(cells[8])),
                        Double.parseDouble(cells[9]),
                        SubjectMatch.valueOf(cells[10]),
                        number(cells[11]),
                        null,
                        null,
                        cells[12].equals("1"),
                        Double.parseDouble(cells[13]),
                        Double.parseDouble(cells[14])));
    }

    private static @Nullable Double number(String cell) {
        return cell.isEmpty() ? null : Double.valueOf(cell);
    }

    static void write(List<LabelledPair> pairs, Path folder) throws IOException {
        try (Writer out = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(NAME))), StandardCharsets.UTF_8)) {
            out.write(HEADER + "\n");
            for (LabelledPair pair : pairs) {
                out.write(line(pair) + "\n");
            }
        }
    }

    private static String line(LabelledPair pair) {
        DuplicateEvidence evidence = pair.evidence();
        return String.join(
                ",",
                pair.use().name(),
                pair.query(),
                pair.other(),
                pair.label().name(),
                pair.repeats() ? "1" : "0",
                pair.training() ? "1" : "0",
                rounded(pair.weight(), 1),
                pair.sameCell() ? "1" : "0",
                evidence.separation() instanceof Separation.Metres(double metres) ? rounded(metres, 1) : "",
                rounded(evidence.daysApart(), 4),
                evidence.subject().name(),
                rounded(evidence.addressSimilarity(), 3),
                evidence.closed() ? "1" : "0",
                rounded(evidence.radius(), 0),
                rounded(evidence.days(), 0));
    }

    private static String rounded(@Nullable Double value, int digits) {
        return value == null ? "" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
